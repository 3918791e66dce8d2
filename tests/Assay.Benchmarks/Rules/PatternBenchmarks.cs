using System.Text.RegularExpressions;
using Assay.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Rules;

/// <summary>A pattern over values that are all different: a table of states beside the framework's two engines, as a ratio.</summary>
public class PatternBenchmarks
{
    private const int Values = 4_096;

    private string[] _values = [];
    private TextPattern _table = Patterns.Whole("");
    private Regex _nonBacktracking = new("");
    private Regex _compiled = new("");

    [Params("^[A-Z]{3}$", @"[A-Z]{2}\d{2}( ?[0-9A-Z]{4}){3,7}( ?[0-9A-Z]{1,3})?", @"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    public string Pattern { get; set; } = "";

    [GlobalSetup]
    public void Fill()
    {
        var random = new Random(20010101);
        _values = [.. Enumerable.Range(0, Values).Select(i => (i % 4) switch
        {
            0 => $"{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}{(char)('A' + random.Next(26))}",
            1 => $"DE{random.Next(10, 99)} {random.Next(1000, 9999)} {random.Next(1000, 9999)} {random.Next(1000, 9999)} {random.Next(1000, 9999)} {random.Next(10, 99)}",
            2 => $"someone.{random.Next()}@example{random.Next(99)}.org",
            _ => $"{random.Next()} neither",
        })];
        _table = Patterns.Whole(Pattern);
        _nonBacktracking = new Regex($@"\A(?:{Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        _compiled = new Regex($@"\A(?:{Pattern})\z", RegexOptions.Compiled | RegexOptions.CultureInvariant);
        if (!_table.IsTable || _values.Count(value => _table.IsMatch(value)) != _values.Count(value => _nonBacktracking.IsMatch(value)))
            throw new InvalidOperationException($"{Pattern} is no table, or its table says something else.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public int NonBacktracking()
    {
        var matches = 0;
        foreach (var value in _values)
            matches += _nonBacktracking.IsMatch(value) ? 1 : 0;
        return matches;
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public int Compiled()
    {
        var matches = 0;
        foreach (var value in _values)
            matches += _compiled.IsMatch(value) ? 1 : 0;
        return matches;
    }

    [Benchmark(OperationsPerInvoke = Values)]
    public int Table()
    {
        var matches = 0;
        foreach (var value in _values)
            matches += _table.IsMatch(value) ? 1 : 0;
        return matches;
    }
}
