using System.Globalization;

namespace Assay.Validation.Reports;

/// <summary>Verdicts as text for a terminal or a log of a build: one line per rule, the broken first, then what to do about those.</summary>
/// <param name="ansi">Whether to colour with ANSI escapes. Without, the text alone says everything.</param>
/// <param name="width">The terminal's columns, beyond which lines are cut or broken; null for any.</param>
public sealed class VerdictText(bool ansi = false, int? width = null)
{
    /// <summary>How many rows of a broken rule are shown; reports hold up to <see cref="RuleOutcome.SampleLimit"/>.</summary>
    public const int SamplesShown = 3;

    /// <summary>How many broken segments of a rule are shown, the worst of them; reports hold up to <see cref="RuleOutcome.SegmentLimit"/>.</summary>
    public const int SegmentsShown = 5;

    /// <summary>How many rules that hold are listed; more are counted.</summary>
    public const int PassedShown = 20;

    private const int StatusWidth = 9;
    private readonly TerminalLine _line = new(ansi, width);

    /// <summary>Writes a verdict.</summary>
    public void Write(TextWriter writer, Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(verdict);
        writer.WriteLine(_line.Cut(string.Create(
            CultureInfo.InvariantCulture,
            $"{verdict.Dataset}  {Printable.Escape(verdict.Source)}  {verdict.Rows:N0} rows  as of {verdict.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), TerminalStyle.Bold));
        foreach (var change in verdict.SchemaChanges)
            writer.WriteLine("  " + _line.Cut("schema   " + VerdictWords.Change(change), change.Severity == Severity.Info ? TerminalStyle.Dim : TerminalStyle.Warned, 2));
        if (verdict.Fault is not null)
        {
            writer.WriteLine("  " + _line.Status(VerdictStatus.Failed, StatusWidth) + _line.Wrap(Printable.Escape(verdict.Fault), 2 + StatusWidth));
            return;
        }

        WriteRules(writer, verdict);
        foreach (var rule in VerdictWords.Broken(verdict))
            WriteBroken(writer, verdict, rule);
        writer.WriteLine("  " + _line.Status(verdict.Status, StatusWidth) + _line.Cut(Counts(verdict), TerminalStyle.None, 2 + StatusWidth));
    }

    private static string Counts(Verdict verdict)
    {
        var broken = verdict.Rules.Count(VerdictWords.IsBroken);
        var skipped = verdict.Rules.Count(rule => rule.Status == VerdictStatus.Skipped);
        var text = string.Create(CultureInfo.InvariantCulture, $"{verdict.Rules.Count - broken - skipped} of {verdict.Rules.Count} rules passed");
        if (broken > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {broken} broken");
        if (skipped > 0)
            text += string.Create(CultureInfo.InvariantCulture, $", {skipped} skipped");
        return text;
    }

    private void WriteRules(TextWriter writer, Verdict verdict)
    {
        var passed = verdict.Rules.Where(rule => rule.Status == VerdictStatus.Passed).ToList();
        List<RuleOutcome> listed = [.. VerdictWords.Broken(verdict), .. verdict.Rules.Where(rule => rule.Status == VerdictStatus.Skipped)];
        if (passed.Count <= PassedShown)
            listed.AddRange(passed);
        var ids = listed.Select(rule => rule.Id.Length).DefaultIfEmpty(0).Max();
        if (width is { } columns)
            ids = Math.Min(ids, Math.Max(12, (columns - 2 - StatusWidth) * 6 / 10));
        foreach (var rule in listed)
        {
            var id = TerminalLine.Fit(rule.Id, ids);
            writer.WriteLine("  " + _line.Status(rule.Status, StatusWidth) + _line.Bold(id, VerdictWords.IsBroken(rule)) + "  " + _line.Cut(rule.Observed, TerminalStyle.None, 4 + StatusWidth + ids));
        }

        if (passed.Count > PassedShown)
            writer.WriteLine("  " + _line.Status(VerdictStatus.Passed, StatusWidth) + string.Create(CultureInfo.InvariantCulture, $"{passed.Count} rules"));
    }

    private void WriteBroken(TextWriter writer, Verdict verdict, RuleOutcome rule)
    {
        const int Indent = 4;
        writer.WriteLine();
        writer.WriteLine("  " + _line.Bold(TerminalLine.Fit(rule.Id, Math.Min(rule.Id.Length, (width ?? int.MaxValue) - 2)), true));
        writer.WriteLine(new string(' ', Indent) + _line.Wrap("expected: " + Printable.Escape(VerdictWords.Expectation(rule)), Indent));
        foreach (var segment in rule.Segments.Where(segment => segment.Status > VerdictStatus.Passed).Take(SegmentsShown))
            writer.WriteLine(new string(' ', Indent) + _line.Cut($"{rule.By}={VerdictWords.Segment(segment)}: {segment.Observed}", TerminalStyle.None, Indent));
        foreach (var sample in rule.Samples.Take(SamplesShown))
            writer.WriteLine(new string(' ', Indent) + _line.Cut(Row(verdict, sample), TerminalStyle.None, Indent));
        if (rule.Failing > SamplesShown && rule.Samples.Count > 0)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    … and {rule.Failing - Math.Min(SamplesShown, rule.Samples.Count):N0} more"));
        writer.WriteLine(new string(' ', Indent) + _line.Wrap(VerdictWords.Remedy(rule), Indent));
    }

    private static string Row(Verdict verdict, RowSample sample)
    {
        var cells = string.Join(", ", sample.Values.Select(cell => $"{cell.Key}={Printable.Cell(cell.Value)}"));
        var file = string.Equals(sample.Source, verdict.Source, StringComparison.Ordinal) ? "" : Printable.Escape(sample.Source) + " ";
        if (sample.Row == 0)
            return $"{file}row with {cells}";
        return string.Create(CultureInfo.InvariantCulture, $"{file}row {sample.Row}{(cells.Length == 0 ? "" : ": ")}{cells}");
    }
}
