using System.Globalization;

namespace Assay.Validation.Reports;

/// <summary>Verdicts as text for a terminal or a log of a build.</summary>
/// <param name="ansi">Whether to colour with ANSI escapes. Without, the text alone says everything.</param>
public sealed class VerdictText(bool ansi = false)
{
    /// <summary>How many rows of a broken rule are shown; reports hold up to <see cref="RuleOutcome.SampleLimit"/>.</summary>
    public const int SamplesShown = 3;

    /// <summary>Writes a verdict.</summary>
    public void Write(TextWriter writer, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(verdict);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Bold(verdict.Dataset)}  {Printable.Escape(verdict.Source)}  {verdict.Rows:N0} rows  as of {verdict.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
        if (verdict.Fault is not null)
        {
            writer.WriteLine($"  {Status(VerdictStatus.Failed)}  {Printable.Escape(verdict.Fault)}");
            return;
        }

        foreach (var rule in VerdictWords.Broken(verdict))
            WriteBroken(writer, verdict, rule);
        var skipped = verdict.Rules.Where(rule => rule.Status == VerdictStatus.Skipped).ToList();
        foreach (var rule in skipped)
            writer.WriteLine($"  {Status(VerdictStatus.Skipped)}  {rule.Id}: {rule.Observed}");
        writer.WriteLine($"  {Status(verdict.Status)}  {Counts(verdict, skipped.Count)}");
    }

    private static string Counts(Verdict verdict, int skipped)
    {
        var broken = verdict.Rules.Count(VerdictWords.IsBroken);
        var passed = verdict.Rules.Count - broken - skipped;
        var text = string.Create(CultureInfo.InvariantCulture, $"{passed} of {verdict.Rules.Count} rules passed");
        if (broken > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {broken} broken");
        if (skipped > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {skipped} skipped");
        return text;
    }

    private void WriteBroken(TextWriter writer, Verdict verdict, RuleOutcome rule)
    {
        writer.WriteLine($"  {Status(rule.Status)}  {Bold(rule.Id)}  expected: {Printable.Escape(VerdictWords.Expectation(rule))}");
        writer.WriteLine($"          {rule.Observed}");
        foreach (var sample in rule.Samples.Take(SamplesShown))
            writer.WriteLine($"          {Row(verdict, sample)}");
        if (rule.Failing > SamplesShown && rule.Samples.Count > 0)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"          … and {rule.Failing - Math.Min(SamplesShown, rule.Samples.Count):N0} more"));
        writer.WriteLine($"          {Dim(VerdictWords.Remedy(rule))}");
    }

    private static string Row(Verdict verdict, RowSample sample)
    {
        var cells = string.Join(", ", sample.Values.Select(cell => $"{cell.Key}={Printable.Cell(cell.Value)}"));
        var file = string.Equals(sample.Source, verdict.Source, StringComparison.Ordinal) ? "" : Printable.Escape(sample.Source) + " ";
        return string.Create(CultureInfo.InvariantCulture, $"{file}row {sample.Row}{(cells.Length == 0 ? "" : ": ")}{cells}");
    }

    private string Status(VerdictStatus status)
    {
        var word = VerdictWords.Status(status);
        var padded = (status > VerdictStatus.Passed ? word.ToUpperInvariant() : word).PadRight(6);
        var colour = status switch
        {
            VerdictStatus.Failed => "31",
            VerdictStatus.Warned => "33",
            VerdictStatus.Passed => "32",
            _ => "2",
        };
        return ansi ? $"\e[{colour}m{padded}\e[0m" : padded;
    }

    private string Bold(string text) => ansi ? $"\e[1m{text}\e[0m" : text;

    private string Dim(string text) => ansi ? $"\e[2m{text}\e[0m" : text;
}
