using Assay.Monitoring.References;
using Assay.Monitoring.Tests.Parcels;
using Assay.Monitoring.Windows;

namespace Assay.Monitoring.Tests.Windows;

public sealed class FalseAlarmTests
{
    private const int Windows = 500;
    private const int WindowsAReference = 20;

    [Theory]
    [InlineData(0.05, 150)]
    [InlineData(0.05, 500)]
    [InlineData(0.01, 200)]
    public async Task Windows_without_drift_alarm_at_most_as_often_as_was_declared(double rate, int rows)
    {
        // No least effect: what is held here is the statistics alone.
        var alarms = await AlarmsAsync(new DriftDescriptor(rate, 0, Severity.Warning), rows, seed: 10_000);

        // Three standard deviations of a binomial count at the declared rate.
        var most = (Windows * rate) + (3 * Math.Sqrt(Windows * rate * (1 - rate)));
        Assert.True(alarms <= most, $"{alarms} of {Windows} windows alarmed; at most {most:0.0} may at a rate of {rate}.");
        // A test that never alarms would be of no use: at 5 % some must.
        Assert.True(rate < 0.05 || alarms > 0);
    }

    [Fact]
    public async Task At_the_default_effect_small_windows_without_drift_stay_quiet() =>
        Assert.InRange(await AlarmsAsync(new DriftDescriptor(0.01, 0.1, Severity.Warning), rows: 60, seed: 500_000), 0, 5);

    [Fact]
    public async Task A_planted_shift_is_found_in_its_column_and_in_the_answer_alone()
    {
        var findings = await JudgeAsync(new DriftDescriptor(0.01, 0.1, Severity.Warning), await ReferenceAsync(), ParcelData.Day(400, seed: 7, heavier: 2));

        Assert.Equal(["weight", "probability"], findings.Where(finding => finding.Drifted).Select(finding => finding.Column));
        Assert.Equal(2, findings[0].Wasserstein!.Value, 0.3);
    }

    [Fact]
    public async Task A_new_city_and_values_that_are_gone_are_found()
    {
        var parcels = Array.ConvertAll(ParcelData.Day(400, seed: 7), parcel => parcel with { City = parcel.City == "Oslo" ? "Rome" : parcel.City, Insured = null });

        var findings = await JudgeAsync(new DriftDescriptor(0.01, 0.1, Severity.Warning), await ReferenceAsync(), parcels);

        Assert.Equal(["city", "insured"], findings.Where(finding => finding.Drifted).Select(finding => finding.Column));
        Assert.Equal(1, findings.Single(finding => finding.Column == "insured").MissingShare);
    }

    [Fact]
    public async Task A_difference_that_is_certain_but_small_is_no_alarm()
    {
        var findings = await JudgeAsync(new DriftDescriptor(0.01, 0.1, Severity.Warning), await ReferenceAsync(), ParcelData.Day(9000, seed: 7, heavier: 0.4));

        var weight = findings.Single(finding => finding.Column == "weight");
        Assert.True(weight.AdjustedPValue < 0.001);
        Assert.False(weight.Drifted);
    }

    // The reference is a sample as well: the rate is promised over references, so several are drawn.
    private static async Task<int> AlarmsAsync(DriftDescriptor drift, int rows, int seed)
    {
        var alarms = 0;
        for (var window = 0; window < Windows; window += WindowsAReference)
        {
            var reference = await ReferenceAsync(2000, seed + 100_000 + window);
            for (var i = window; i < window + WindowsAReference; i++)
                alarms += (await JudgeAsync(drift, reference, ParcelData.Day(rows, seed + i))).Any(finding => finding.Drifted) ? 1 : 0;
        }

        return alarms;
    }

    private static async Task<ModelReference> ReferenceAsync(int rows = 10_000, int seed = 1)
    {
        var parcels = ParcelData.Day(rows, seed);
        var builder = new ReferenceBuilder(
            new ParcelModel(), ParcelData.Version(), RowsOf.Memory(parcels.Select(ParcelFeatures.From)), RowsOf.Memory(parcels), ParcelData.Start, default);
        return await ParcelData.Plan.Accept(builder);
    }

    private static async Task<IReadOnlyList<DriftFinding>> JudgeAsync(DriftDescriptor drift, ModelReference reference, Parcel[] parcels) =>
        DriftJudge.Judge(drift, reference, WindowData.Of(ParcelData.Plan, await ParcelData.StoredAsync(parcels)), []);
}
