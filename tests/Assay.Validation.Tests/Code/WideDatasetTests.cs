using System.Text.Json;
using Assay.CompilerServices;
using Assay.Validation.Reports;

namespace Assay.Validation.Tests.Code;

/// <summary>Work grows with columns and rules as they do, not faster.</summary>
public sealed class WideDatasetTests
{
    [Fact]
    public void Four_hundred_rules_on_two_hundred_columns_cost_twice_what_half_of_them_do()
    {
        var half = Cost(100);
        var whole = Cost(200);

        Assert.Equal(2 * half.Views, whole.Views);
        Assert.InRange(whole.Bytes, half.Bytes, (long)(2.3 * half.Bytes));
        Assert.InRange(whole.Page, half.Page, (long)(2.3 * half.Page));
    }

    private static (int Views, long Bytes, long Page) Cost(int columns)
    {
        Observe(columns);
        return Observe(columns);
    }

    private static (int Views, long Bytes, long Page) Observe(int columns)
    {
        var batch = new CountingBatch(columns, 2_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var validator = new WidePlan.Validator(WidePlan.Describe(columns));
        for (var i = 0; i < 4; i++)
            validator.Observe(batch);
        var verdict = validator.Judge("wide", new JudgeContext(default));
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(2 * columns, verdict.Rules.Count);
        return (batch.Views, bytes, VerdictPage.Render([verdict]).Length + JsonSerializer.Serialize(verdict, VerdictJson.Default.Verdict).Length);
    }

    private sealed class CountingBatch(int columns, int rows) : ColumnBatch
    {
        private readonly int[] _values = [.. Enumerable.Range(0, rows)];

        public int Views { get; private set; }

        public override int RowCount => rows;

        public override long FirstRow => 0;

        public override string Source => "wide";

        public override bool Has(int ordinal) => ordinal < columns;

        public override ColumnView<T> Column<T>(int ordinal)
        {
            Views++;
            return new((T[])(Array)_values);
        }

        public override string? Format(int ordinal, int row) => "1";
    }

    private static class WidePlan
    {
        public static DatasetDescriptor Describe(int columns) => new()
        {
            Name = "wide",
            TypeName = "Wide",
            Columns = [.. Enumerable.Range(0, columns).Select(i => new ColumnDescriptor { Name = $"C{i}", Type = ColumnType.Int32 })],
            Rules = [.. Enumerable.Range(0, columns).SelectMany(i => new RuleDescriptor[]
            {
                new() { Id = $"wide.c{i}.range", Kind = "range", Columns = [$"C{i}"], Expectation = "at most 1000000" },
                new() { Id = $"wide.c{i}.range.2", Kind = "range", Columns = [$"C{i}"], Expectation = "at least 0" },
            })],
        };

        internal sealed class Validator : DatasetValidator
        {
            private readonly List<(RangeRule<int>, RangeRule<int>)> _ranges = [];

            public Validator(DatasetDescriptor descriptor)
                : base(descriptor, ValidationPurpose.Batch)
            {
                for (var i = 0; i < descriptor.Columns.Count; i++)
                    _ranges.Add((Add(new RangeRule<int>($"wide.c{i}.range", null, 1_000_000)), Add(new RangeRule<int>($"wide.c{i}.range.2", 0, null))));
            }

            protected override void ObserveRules(ColumnBatch batch)
            {
                for (var i = 0; i < _ranges.Count; i++)
                {
                    var column = batch.Column<int>(i);
                    _ranges[i].Item1.Observe(batch, column);
                    _ranges[i].Item2.Observe(batch, column);
                }
            }
        }
    }
}
