using Assay.CompilerServices;
using Assay.Data.Postgres;
using Assay.Data.Tests.Plans;
using Assay.TestKit.Postgres;
using Npgsql;

namespace Assay.Data.Tests.Postgres;

/// <summary>Tables and queries of a PostgreSQL of the tests' own.</summary>
public sealed class PostgresSchemeTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    public sealed record Row
    {
        public int Id { get; set; }
        public short? Small { get; set; }
        public long? Large { get; set; }
        public float? Single { get; set; }
        public double? Real { get; set; }
        public decimal? Amount { get; set; }
        public string? Text { get; set; }
        public bool? Flag { get; set; }
        public DateOnly? Day { get; set; }
        public DateTime? Time { get; set; }
        public DateTimeOffset? Instant { get; set; }
        public Guid? Uuid { get; set; }

        public static ReflectedPlan<Row> Plan { get; } = new("rows");
    }

    private const string Columns = "id int, small smallint, large bigint, single real, real double precision, amount numeric, text text, flag boolean, day date, time timestamp, instant timestamptz, uuid uuid";

    [SkippableFact]
    public async Task Every_type_comes_as_it_is_stored()
    {
        await RunAsync($"""
            CREATE TABLE plain({Columns});
            INSERT INTO plain VALUES
              (1, -32768, 9223372036854775807, 1.5, 'NaN', 79228162514264337593543950335, 'ünïcode ✈', true, '9999-12-31', '1969-12-31 23:59:59.999999', '2001-02-03 04:05:06+02', '00000001-0002-0003-0405-060708090a0b'),
              (2, NULL, NULL, NULL, '-Infinity', -0.0000000000000000000000000001, '', NULL, '0001-01-01', NULL, NULL, NULL);
            """);

        var rows = await Open(Row.Plan, "postgres:plain").ToListAsync();

        Assert.Equal(
            new Row
            {
                Id = 1, Small = short.MinValue, Large = long.MaxValue, Single = 1.5f, Real = double.NaN, Amount = decimal.MaxValue, Text = "ünïcode ✈", Flag = true, Day = DateOnly.MaxValue,
                Time = new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(9_999_990), Instant = new DateTimeOffset(2001, 2, 3, 2, 5, 6, TimeSpan.Zero), Uuid = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            },
            rows[0]);
        Assert.Equal(new Row { Id = 2, Real = double.NegativeInfinity, Amount = -0.0000000000000000000000000001m, Text = "", Day = DateOnly.MinValue }, rows[1]);
    }

    [SkippableFact]
    public async Task What_dotnet_can_not_hold_is_a_fault_of_its_cell_and_the_row_goes_on()
    {
        await RunAsync($"""
            CREATE TABLE corners({Columns});
            INSERT INTO corners(id, amount, day, time, instant) VALUES
              (1, 79228162514264337593543950336, 'infinity', '-infinity', 'infinity'),
              (2, 'NaN', '12345-01-01', '12345-01-01', '0044-03-15 BC'),
              (3, 1.5, '2001-02-03', '2001-02-03', '2001-02-03Z');
            """);
        await foreach (var batch in Open(Row.Plan, "postgres:corners").ReadBatchesAsync())
        {
            Assert.Equal(3, batch.RowCount);
            Assert.Equal([(0, 5), (0, 8), (0, 9), (0, 10), (1, 5), (1, 8), (1, 9), (1, 10)], batch.Faults.Select(fault => (fault.Row, fault.Ordinal)));
            Assert.Equal(["a number of more than 28 digits", "infinity", "-infinity", "infinity", "NaN or an infinity"], batch.Faults.Take(5).Select(fault => fault.Text));
            Assert.Equal([null, null, "1.5"], Enumerable.Range(0, 3).Select(row => batch.Format(5, row)));
        }
    }

    [SkippableFact]
    public async Task Arrays_are_lists()
    {
        await RunAsync("CREATE TABLE arrays(id int, numbers int[], words text[]); INSERT INTO arrays VALUES (1, '{1,NULL,3}', '{a,\"b c\"}'), (2, NULL, '{}'), (3, '{{1,2},{3,4}}', NULL)");
        var number = new ColumnDescriptor { Name = "Item", Type = ColumnType.Int32, Nullable = true };
        var descriptor = new DatasetDescriptor
        {
            Name = "arrays",
            TypeName = "Arrays",
            Columns =
            [
                new ColumnDescriptor { Name = "Numbers", Type = ColumnType.List, Nullable = true, Element = number },
                new ColumnDescriptor { Name = "Words", Type = ColumnType.List, Nullable = true, Element = number with { Type = ColumnType.String } },
            ],
        };
        await foreach (var batch in FileSource.Open(new BarePlan(descriptor), Spec("postgres:arrays")).ReadBatchesAsync())
        {
            var numbers = batch.Column<NestedCell>(0);
            Assert.Equal((false, true, true), (numbers.IsNull(0), numbers.IsNull(1), numbers.IsNull(2)));
            Assert.Equal([new CellFault(2, 0, "an array of several dimensions, or with NaN or an infinity in it")], batch.Faults);
            Assert.Contains("3", batch.Format(0, 0), StringComparison.Ordinal);
            Assert.Contains("b c", batch.Format(1, 0), StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task A_query_is_read_in_batches_and_may_be_left_early()
    {
        const string query = "postgres:SELECT i AS id, i::text AS text FROM generate_series(1, 5000000) AS i;";
        var seen = 0;
        await foreach (var batch in Open(Row.Plan, query, 1_000).ReadBatchesAsync([0, 6]))
        {
            Assert.Equal((1_000, (long)seen), (batch.RowCount, batch.FirstRow));
            seen += batch.RowCount;
            if (seen == 3_000)
                break;
        }

        Assert.Equal(3_000, seen);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in Open(Row.Plan, query, 1_000).ReadBatchesAsync([0], stop.Token))
                await stop.CancelAsync();
        });
    }

    [SkippableFact]
    public async Task A_selection_of_no_column_still_has_rows()
    {
        var rows = 0;
        await foreach (var batch in Open(Row.Plan, "postgres:SELECT 1 AS id FROM generate_series(1, 70000)").ReadBatchesAsync([]))
            rows += batch.RowCount;

        Assert.Equal(70_000, rows);
    }

    [SkippableTheory]
    [InlineData("postgres:nowhere", SourceFault.Missing)]
    [InlineData("postgres:SELECT nothing FROM pg_class", SourceFault.Schema)]
    [InlineData("postgres:SELECT FROM WHERE", SourceFault.Malformed)]
    [InlineData("postgres:SELECT 1 AS id WHERE false", SourceFault.Empty)]
    [InlineData("postgres:SELECT 'x'::text AS other", SourceFault.Schema)]
    [InlineData("postgres:SELECT now() AS id", SourceFault.ColumnType)]
    [InlineData("postgres:SELECT 'secret-7'::int AS id", SourceFault.ColumnType)]
    [InlineData("postgres:WITH gone AS (DELETE FROM pg_class RETURNING 1 AS id) SELECT * FROM gone", SourceFault.Malformed)]
    [InlineData("postgres:SELECT nextval('counter')::int AS id", SourceFault.Malformed)]
    [InlineData("postgres:@elsewhere plain", SourceFault.Missing)]
    public async Task What_goes_wrong_is_said_without_cells_and_without_the_connection(string source, SourceFault expected)
    {
        await RunAsync("CREATE SEQUENCE IF NOT EXISTS counter");
        var failure = await Assert.ThrowsAsync<SourceException>(async () =>
        {
            await foreach (var _ in Open(Row.Plan, source).ReadBatchesAsync([0]))
            {
            }
        });

        Assert.Equal(expected, failure.Fault);
        Assert.DoesNotContain("Username", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        if (!source.Contains("secret", StringComparison.Ordinal))
            return;
        Assert.DoesNotContain("secret-7", failure.Found, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_server_that_is_not_there_is_unreadable_and_its_password_stays_secret()
    {
        _ = cluster.ConnectionString;
        var scheme = new PostgresScheme(_ => "Host=127.0.0.1;Port=1;Username=assay;Password=hunter2;Database=x");
        var failure = await Assert.ThrowsAsync<SourceException>(() => FileSource.Open(Row.Plan, new SourceSpec("postgres:t") { Schemes = [scheme] }).ToListAsync());

        Assert.Equal((SourceFault.Unreadable, true), (failure.Fault, failure.IsTransient));
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        var broken = new PostgresScheme(_ => "Nonsense=hunter2");
        Assert.DoesNotContain("hunter2", (await Assert.ThrowsAsync<SourceException>(() => FileSource.Open(Row.Plan, new SourceSpec("postgres:t") { Schemes = [broken] }).ToListAsync())).ToString(), StringComparison.Ordinal);
    }

    private SourceSpec Spec(string source, int batchRows = 65_536) => new(source)
    {
        BatchRows = batchRows,
        Schemes = [new PostgresScheme(name => name == "postgres" ? cluster.ConnectionString : null)],
    };

    private Rows<Row> Open(ReflectedPlan<Row> plan, string source, int batchRows = 65_536) => FileSource.Open(plan, Spec(source, batchRows));

    private async Task RunAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A plan of columns alone: its rows are nothing.</summary>
    private sealed class BarePlan(DatasetDescriptor descriptor) : DatasetPlan<int>
    {
        public override DatasetDescriptor Descriptor => descriptor;

        public override DatasetValidator CreateValidator(ValidationPurpose purpose) => throw new NotSupportedException();

        public override void ReadRows(ColumnBatch batch, Span<int> rows)
        {
        }

        public override void WriteRows(ReadOnlySpan<int> rows, ColumnSink sink) => throw new NotSupportedException();

        public override int ReadJson(ref System.Text.Json.Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

        public override void WriteJson(System.Text.Json.Utf8JsonWriter writer, int row) => throw new NotSupportedException();
    }
}
