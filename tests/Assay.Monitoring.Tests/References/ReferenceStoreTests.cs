using Assay.CompilerServices;
using Assay.Monitoring.References;
using Assay.Monitoring.Tests.Parcels;
using Assay.TestKit;
using Assay.Workspace;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Monitoring.Tests.References;

public sealed class ReferenceStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_reference_holds_inputs_of_training_and_outputs_of_evaluation_and_never_the_label()
    {
        var reference = await FreezeAsync(ParcelData.Day(1000, seed: 1), ParcelData.Day(400, seed: 2));

        Assert.Equal(
            [("weight", ColumnPart.Input), ("city", ColumnPart.Input), ("by", ColumnPart.Input), ("insured", ColumnPart.Input), ("probability", ColumnPart.Output)],
            reference.Columns.Select(column => (column.Name, column.Part)));
        Assert.All(reference.Columns.Take(4), column => Assert.Equal(1000, column.Counts.Rows));
        Assert.Equal(400, reference.Columns[4].Counts.Rows);
        Assert.Equal((1000, 400, 400), (reference.TrainingRows, reference.EvaluationRows, reference.Scores.Count));
        Assert.Equal(ParcelData.Day(400, seed: 2).Count(parcel => parcel.Delay > 60), reference.Labels.Sum());
    }

    [Fact]
    public async Task Bins_of_numbers_hold_a_tenth_each_and_nulls_are_counted_apart()
    {
        var parcels = ParcelData.Day(1000, seed: 1);
        var reference = await FreezeAsync(parcels, parcels);

        var weight = reference.Columns[0];
        Assert.Equal(9, weight.Edges.Count);
        Assert.All(weight.Counts.Bins, count => Assert.Equal(100, count));
        Assert.Equal(parcels.Select(parcel => parcel.Weight).Order(), weight.Sample);
        Assert.Equal(parcels.Count(parcel => parcel.Insured is null), reference.Columns[3].Counts.Missing);
    }

    [Fact]
    public async Task A_long_column_keeps_a_sample_and_exact_counts()
    {
        var parcels = ParcelData.Day(25_000, seed: 1);
        var reference = await FreezeAsync(parcels, parcels);

        Assert.Equal(ModelReference.MaxSample, reference.Columns[0].Sample.Count);
        Assert.Equal(25_000, reference.Columns[0].Counts.Rows);
        Assert.Equal(25_000, reference.Columns[4].Counts.Rows);
        var edges = reference.Columns[0].Edges;
        Assert.Equal(parcels.Count(parcel => parcel.Weight <= edges[0]), reference.Columns[0].Counts.Bins[0]);
    }

    [Fact]
    public async Task A_reference_reads_back_as_it_was_written()
    {
        var frozen = await FreezeAsync(ParcelData.Day(200, seed: 1), ParcelData.Day(100, seed: 2));

        var read = ModelReference.Parse(frozen.ToJson());

        Assert.Equal(frozen.ToJson(), read.ToJson());
        Assert.Contains("monitors/references/parcel-delay/v1.json", _folder.Files());
    }

    [Fact]
    public void A_reference_of_a_newer_format_is_refused() =>
        Assert.Throws<System.Text.Json.JsonException>(() => ModelReference.Parse(
            """{"schemaVersion":2,"model":"m","version":1,"frozenAt":"2026-01-01T00:00:00Z","trainingRows":0,"evaluationRows":0,"columns":[],"labels":[],"scores":[]}"""u8));

    [Fact]
    public async Task A_version_without_a_reference_has_none() =>
        Assert.Null(await Store().FindAsync("parcel-delay", 7));

    [Fact]
    public async Task Rows_of_something_else_are_refused()
    {
        var rows = RowsOf.Memory(new[] { new ParcelAnswer() });
        await Assert.ThrowsAsync<MonitoringException>(() => Store().FreezeAsync(ParcelData.Plan, new ParcelModel(), ParcelData.Version(), rows, rows));
    }

    [Theory]
    [InlineData(new[] { 5.0, 5, 5 }, 4, 0)]
    [InlineData(new[] { 5.0, 5, 5 }, 5, 1)]
    [InlineData(new[] { 5.0, 5, 5 }, 6, 2)]
    [InlineData(new[] { 1.0, 2 }, 1, 0)]
    [InlineData(new[] { 1.0, 2 }, 1.5, 1)]
    public void A_value_falls_into_the_bin_up_to_and_including_its_edge(double[] sample, double value, int bin) =>
        Assert.Equal(bin, QuantileBins.Of(QuantileBins.EdgesOf(new(sample)), value));

    [Fact]
    public void Counts_of_parts_add_up_to_those_of_the_whole()
    {
        string?[] values = ["a", "b", null, "c", "a"];
        var whole = FrozenBins.Count(["a", "b"], values);
        var parts = FrozenBins.Count(["a", "b"], values.AsSpan(0, 2)).Merge(FrozenBins.Count(["a", "b"], values.AsSpan(2)));

        Assert.Equal([2, 1, 1, 1], whole.WithMissing());
        Assert.Equal(whole.WithMissing(), parts.WithMissing());
    }

    private ReferenceStore Store() => new(AssayWorkspace.Open(_folder.Path), new FakeTimeProvider(ParcelData.Start));

    private async Task<ModelReference> FreezeAsync(Parcel[] training, Parcel[] evaluation)
    {
        var store = Store();
        await store.FreezeAsync(
            ParcelData.Plan, new ParcelModel(), ParcelData.Version(), RowsOf.Memory(training.Select(ParcelFeatures.From)), RowsOf.Memory(evaluation));
        return (await store.FindAsync("parcel-delay", 1))!;
    }
}
