using Assay.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Rules;

/// <summary>A rule over one column of one batch; every operation observes <see cref="Rows"/> rows.</summary>
[MemoryDiagnoser]
public class ValueRuleBenchmarks
{
    private const int Rows = 65_536;

    private readonly BenchmarkBatch _batch = new(Rows);
    private int[] _delays = [];
    private string[] _codes = [];
    private string[] _distinct = [];
    private int[] _indexes = [];
    private byte[] _validity = [];

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20010101);
        _delays = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(-60, 300))];
        _distinct = [.. Enumerable.Range(0, 229).Select(i => $"{(char)('A' + (i / 26 % 26))}{(char)('A' + (i % 26))}X")];
        _indexes = [.. Enumerable.Range(0, Rows).Select(_ => random.Next(_distinct.Length))];
        _codes = [.. _indexes.Select(i => _distinct[i])];
        _validity = new byte[Rows / 8];
        Array.Fill(_validity, (byte)0b1111_1110);
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Range()
    {
        var rule = new RangeRule<int>("delay.range", -200, 2000);
        rule.Observe(_batch, new ColumnView<int>(_delays));
        return rule.InScope;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Range_where_every_eighth_row_is_null()
    {
        var rule = new RangeRule<int>("delay.range", -200, 2000);
        rule.Observe(_batch, new ColumnView<int>(_delays, _validity, 0, Rows / 8));
        return rule.InScope;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Pattern()
    {
        var rule = new PatternRule("origin.pattern", Patterns.Whole("^[A-Z]{3}$"));
        rule.Observe(_batch, new ColumnView<string>(_codes));
        return rule.InScope;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Pattern_over_a_dictionary()
    {
        var rule = new PatternRule("origin.pattern", Patterns.Whole("^[A-Z]{3}$"));
        rule.Observe(_batch, ColumnView<string>.Dictionary(_distinct, _indexes));
        return rule.InScope;
    }

    [Benchmark(OperationsPerInvoke = Rows)]
    public long Unique_of_two_columns()
    {
        var rule = new UniqueRule("unique");
        rule.Begin(_batch);
        rule.Add(new ColumnView<int>(_delays));
        rule.Add(ColumnView<string>.Dictionary(_distinct, _indexes));
        rule.End(_batch);
        return rule.Failing;
    }
}
