using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.DuckDb;
using Assay.Data.Postgres;
using Assay.TestKit.Postgres;

namespace Assay.Pushdown.Tests;

/// <summary>A database that rules are asked of.</summary>
public abstract class Database
{
    public abstract string Scheme { get; }

    public abstract ISourceScheme Reader { get; }

    /// <summary>The stored type of a property.</summary>
    public abstract string TypeOf(Type type);

    public sealed class Duck : Database
    {
        public override string Scheme => "duckdb";

        public override ISourceScheme Reader => new DuckDbScheme();

        public override string TypeOf(Type type) => type.Name switch
        {
            "Int32" => "INTEGER",
            "Int64" => "BIGINT",
            "Single" => "FLOAT",
            "Double" => "DOUBLE",
            "Decimal" => "DECIMAL(28,26)",
            "DateOnly" => "DATE",
            "DateTime" => "TIMESTAMP",
            "DateTimeOffset" => "TIMESTAMPTZ",
            "Boolean" => "BOOLEAN",
            _ => "VARCHAR",
        };
    }

    public sealed class Elephant(PostgresCluster cluster) : Database
    {
        public override string Scheme => "postgres";

        public override ISourceScheme Reader => new PostgresScheme(_ => cluster.ConnectionString);

        public override string TypeOf(Type type) => type.Name switch
        {
            "Int32" => "integer",
            "Int64" => "bigint",
            "Single" => "real",
            "Double" => "double precision",
            "Decimal" => "numeric",
            "DateOnly" => "date",
            "DateTime" => "timestamp",
            "DateTimeOffset" => "timestamptz",
            "Boolean" => "boolean",
            _ => "text",
        };
    }
}

/// <summary>Datasets by query, and others in memory; the same without a source that answers.</summary>
internal sealed class Sources(Database database, string query, bool answers) : IDatasetSources
{
    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => plan.Descriptor.Name == "towns"
        ? (Rows<T>)(object)RowsOf.Memory([new Town { Name = "north" }, new Town { Name = "it's" }])
        : OpenQuery(plan);

    public Rows<T> OpenQuery<T>(DatasetPlan<T> plan)
    {
        var rows = FileSource.Open(plan, new SourceSpec($"{database.Scheme}:{query}") { Schemes = [database.Reader] });
        return answers ? rows : new Rows<T>(new Silent<T>(rows));
    }

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];

    private sealed class Silent<T>(Rows<T> rows) : RowSource<T>
    {
        public override DatasetPlan<T> Plan => rows.Plan;

        public override RowsIdentity Identity => rows.Identity;

        public override IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync(CancellationToken cancellation) => rows.ReadChunksAsync(cancellation);

        public override IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, CancellationToken cancellation) => rows.ReadBatchesAsync(columns, cancellation);
    }
}
