using Assay.TestKit;

namespace Assay.Validation.Tests.Semantics;

/// <summary>A line of a table in docs/semantics.md.</summary>
/// <param name="Column">The column.</param>
/// <param name="Declaration">Attribute and type, as in the record.</param>
/// <param name="Values">The values, as JSON.</param>
/// <param name="Outcome"><c>passes</c>, <c>fails</c> or <c>skipped</c>.</param>
/// <param name="Rows">The failing rows from 1, where the table names them.</param>
public sealed record Truth(string Column, string Declaration, IReadOnlyList<string> Values, string Outcome, IReadOnlyList<int> Rows)
{
    public override string ToString() => $"{Column} {string.Join(", ", Values)} {Outcome}";
}

internal static class TruthTable
{
    public static IReadOnlyList<Truth> OneValue { get; } = [.. Lines("## One value")];

    public static IReadOnlyList<Truth> SeveralValues { get; } = [.. Lines("## Several values")];

    private static IEnumerable<Truth> Lines(string heading)
    {
        var lines = File.ReadAllLines(RepositoryRoot.Path("docs/semantics.md"));
        foreach (var line in lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
        {
            if (!line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith("| column", StringComparison.Ordinal))
                continue;
            // A pattern may hold a bar, but no declaration holds one between spaces.
            var cells = line[2..].Split(" | ", StringSplitOptions.TrimEntries);
            var outcome = cells[3].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            yield return new(
                cells[0],
                cells[1].Trim('`'),
                heading == "## One value" ? [cells[2]] : cells[2].Split(", "),
                outcome[0],
                [.. outcome.Skip(1).Select(row => int.Parse(row, System.Globalization.CultureInfo.InvariantCulture))]);
        }
    }
}
