using System.Globalization;
using System.Text;
using Assay.Validation.Reports;

namespace Assay.Validation.History;

/// <summary>A trend as text for a terminal.</summary>
/// <param name="ansi">Whether to colour.</param>
/// <param name="width">The terminal's columns; null for any.</param>
public sealed class VerdictTrendText(bool ansi = false, int? width = null)
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const int StatusWidth = 9;
    private readonly TerminalLine _line = new(ansi, width);

    /// <summary>Writes a trend: the verdicts, newest first, then a line per rule with the share of failing rows from the oldest to the newest.</summary>
    public void Write(TextWriter writer, VerdictTrend trend)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(trend);
        if (trend.Verdicts.Count == 0)
        {
            writer.WriteLine($"{trend.Dataset}: no verdict is kept yet. assay validate {trend.Dataset} makes one.");
            return;
        }

        writer.WriteLine(_line.Cut(string.Create(CultureInfo.InvariantCulture, $"{trend.Dataset}  the last {trend.Verdicts.Count} verdicts"), TerminalStyle.Bold));
        foreach (var verdict in trend.Verdicts.Reverse())
        {
            var found = verdict.Fault is null ? string.Create(CultureInfo.InvariantCulture, $"{verdict.Rows:N0} rows, {verdict.Broken} rules broken") : "could not be read as declared";
            writer.WriteLine("  " + _line.Status(verdict.Status, StatusWidth)
                + _line.Cut(string.Create(CultureInfo.InvariantCulture, $"{verdict.Recorded.UtcDateTime:yyyy-MM-dd HH:mm}  {Printable.Escape(verdict.Source)}  {found}"), TerminalStyle.None, 2 + StatusWidth));
        }

        writer.WriteLine();
        WriteRules(writer, trend);
    }

    /// <summary>A bar per value, from the lowest bar at 0 to the highest at the greatest; a dot where none failed, a gap where none was judged.</summary>
    public static string Spark(IReadOnlyList<double?> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var greatest = shares.Max() ?? 0;
        var drawn = new StringBuilder(shares.Count);
        foreach (var share in shares)
            drawn.Append(share is not { } value ? ' ' : value <= 0 ? '·' : Bars[Math.Clamp((int)Math.Ceiling(value / greatest * Bars.Length) - 1, 0, Bars.Length - 1)]);
        return drawn.ToString();
    }

    private void WriteRules(TextWriter writer, VerdictTrend trend)
    {
        var ids = trend.Rules.Select(rule => rule.Id.Length).DefaultIfEmpty(0).Max();
        if (width is { } columns)
            ids = Math.Min(ids, Math.Max(12, (columns - 2 - StatusWidth) / 2));
        foreach (var rule in trend.Rules)
        {
            var last = rule.FailingShares[^1] is { } share ? string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.###} % failing last") : "not judged last";
            writer.WriteLine("  " + _line.Status(rule.Last, StatusWidth) + _line.Bold(TerminalLine.Fit(rule.Id, ids), VerdictWords.Status(rule.Last) is "failed" or "warned") + "  "
                + _line.Cut(string.Create(CultureInfo.InvariantCulture, $"{Spark(rule.FailingShares)}  broken {rule.Broken} of {rule.Judged}, {last}"), TerminalStyle.None, 4 + StatusWidth + ids));
        }
    }
}
