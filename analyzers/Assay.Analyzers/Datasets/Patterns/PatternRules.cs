using System.Collections.Immutable;
using System.Globalization;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>ASY1017 and 1018: patterns that others read differently, or that stop others.</summary>
internal static class PatternRules
{
    /// <summary>What a fix puts before the pattern.</summary>
    public const string Before = nameof(Before);

    /// <summary>What a fix puts behind it.</summary>
    public const string After = nameof(After);

    // The longest repetition that RE2 takes, and with it Go, BigQuery and DuckDB.
    private const int GreatestWrittenOut = 1000;

    public static void Check(DatasetInquiry dataset)
    {
        foreach (var rule in dataset.Model.Rules)
        {
            if (rule.Limits?.Pattern is not { } pattern || PatternVerdict.Of(pattern) is not { } verdict)
                continue;
            var (isAnchored, trouble) = (verdict.BeginsAnchored && verdict.EndsAnchored, Trouble(verdict));
            if ((isAnchored && trouble is null) || dataset.AttributeOf(rule) is not { } attribute)
                continue;
            var place = Places.Argument(attribute, null, 0, dataset.Declaration.Cancellation);
            if (trouble is not null)
                dataset.Declaration.Report(Descriptors.EvilPattern, place, pattern, trouble);
            if (!isAnchored)
                Unanchored(dataset, place, pattern, verdict);
        }
    }

    private static string? Trouble(PatternVerdict verdict)
    {
        if (verdict.IsExponential)
        {
            return "can match one text in a number of ways that doubles with its length, and an engine that backtracks tries them all: "
                + "let what repeats begin or end with a character of its own";
        }

        return verdict.WrittenOut > GreatestWrittenOut
            ? string.Format(CultureInfo.InvariantCulture, "stands for {0:N0} characters when its repetitions are written out: bound the length with [LengthBetween]", verdict.WrittenOut)
            : null;
    }

    private static void Unanchored(DatasetInquiry dataset, Location? place, string pattern, PatternVerdict verdict)
    {
        var before = verdict.HasBranches ? "^(?:" : verdict.BeginsAnchored ? "" : "^";
        var after = verdict.HasBranches ? ")$" : verdict.EndsAnchored ? "" : "$";
        dataset.Declaration.Report(
            Descriptors.UnanchoredPattern, place, ImmutableDictionary<string, string?>.Empty.Add(Before, before).Add(After, after),
            pattern, verdict.BeginsAnchored ? "its end" : verdict.EndsAnchored ? "its start" : "either end", before + pattern + after);
    }
}
