using Assay.CompilerServices;
using Assay.Data;
using Assay.TestKit;
using Assay.Validation.History;
using Assay.Validation.Reports;
using Assay.Workspace.Storage;

namespace Assay.Validation.Tests.Drift;

public sealed class SchemaDriftTests : IDisposable
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_batch_and_one_of_the_same_schema_show_no_change()
    {
        Assert.Empty((await ValidateAsync("key,note\n1,a\n")).SchemaChanges);
        Assert.Empty((await ValidateAsync("key,note\n2,b\n")).SchemaChanges);
    }

    [Fact]
    public async Task A_column_nobody_declares_may_come_and_go_and_is_told()
    {
        await ValidateAsync("key,note\n1,a\n");
        var added = await ValidateAsync("key,note,extra\n1,a,x\n");
        Assert.Equal([new SchemaChange("extra", SchemaChangeKind.Added, null, "text", false, Severity.Info)], added.SchemaChanges);
        Assert.Equal(VerdictStatus.Passed, added.Status);

        var removed = await ValidateAsync("key,note\n5,b\n");
        Assert.Equal([new SchemaChange("extra", SchemaChangeKind.Removed, "text", null, false, Severity.Info)], removed.SchemaChanges);
        Assert.Equal(VerdictStatus.Passed, removed.Status);
    }

    [Fact]
    public async Task An_added_column_warns_where_that_is_asked_for()
    {
        await ValidateAsync("key,note\n1,a\n");
        var verdict = await ValidateAsync("key,note,extra\n1,a,x\n", Severity.Warning);

        Assert.Equal((VerdictStatus.Warned, true), (verdict.Status, verdict.IsAdmitted));
        Assert.Contains("extra added (text; not declared)", Text(verdict), StringComparison.Ordinal);
        Assert.Contains("extra", VerdictPage.Render([verdict]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_column_that_is_gone_is_an_error_beside_the_fault()
    {
        await ValidateAsync("key,note\n1,a\n");
        var verdict = await ValidateAsync("note\na\n");

        Assert.NotNull(verdict.Fault);
        Assert.Equal([new SchemaChange("key", SchemaChangeKind.Removed, "text", null, true, Severity.Error)], verdict.SchemaChanges);
    }

    [Fact]
    public async Task Another_order_is_one_change()
    {
        await ValidateAsync("key,note,a,b\n1,a,,\n");
        var verdict = await ValidateAsync("key,a,note,b\n1,,a,\n");

        Assert.Equal([new SchemaChange("a", SchemaChangeKind.Reordered, "column 3", "column 2", false, Severity.Info)], verdict.SchemaChanges);
    }

    [Fact]
    public async Task A_declared_column_of_another_stored_type_that_can_be_read_warns()
    {
        await Parquet(new KeyPlan(ColumnType.Int32));
        var verdict = await Parquet(new KeyPlan(ColumnType.Int64));

        Assert.Equal([new SchemaChange("key", SchemaChangeKind.Retyped, "int32", "int64", true, Severity.Warning)], verdict.SchemaChanges);
        Assert.Equal(VerdictStatus.Warned, verdict.Status);
    }

    private async Task<Verdict> Parquet(KeyPlan plan)
    {
        plan.Write(_folder.File("keys.parquet"));
        return await Validation("keys.parquet", Severity.Info).ValidateAsync(AssayModules.Plan<Keyed>(), DatasetReference.Default, s_asOf);
    }

    private Task<Verdict> ValidateAsync(string csv, Severity added = Severity.Info)
    {
        _folder.Write("keys.csv", csv);
        return Validation("keys.csv", added).ValidateAsync(AssayModules.Plan<Keyed>(), DatasetReference.Default, s_asOf);
    }

    private BatchValidation Validation(string file, Severity added) => new(
        new OneFile(_folder.File(file)),
        new() { Project = "test", History = new VerdictHistory(new FolderBlobStore(_folder.File("workspace"))), AddedColumns = added },
        TimeProvider.System);

    private static string Text(Verdict verdict)
    {
        using var writer = new StringWriter();
        new VerdictText().Write(writer, verdict);
        return writer.ToString();
    }

    private sealed class OneFile(string file) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => FileSource.Open(plan, new SourceSpec(file));

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }

    /// <summary>A file with a column of keys of some type.</summary>
    private sealed class KeyPlan(ColumnType type)
    {
        public void Write(string path)
        {
            var descriptor = new DatasetDescriptor { Name = "keys", TypeName = "Keys", Columns = [new() { Name = "Key", Type = type }] };
            using var writer = new Data.Parquet.ParquetRowsWriter(descriptor, path);
            writer.Write(new Keys(type));
            writer.Commit();
        }
    }

    private sealed class Keys(ColumnType type) : ColumnBatch
    {
        public override int RowCount => 1;

        public override long FirstRow => 0;

        public override string Source => "keys";

        public override bool Has(int ordinal) => true;

        public override ColumnView<T> Column<T>(int ordinal) => new(type == ColumnType.Int32 ? (T[])(Array)new[] { 1 } : (T[])(Array)new[] { 1L });

        public override string? Format(int ordinal, int row) => "1";
    }
}

/// <summary>A row of a key alone.</summary>
[Dataset("keyed")]
internal sealed partial record Keyed
{
    public required int Key { get; init; }
}
