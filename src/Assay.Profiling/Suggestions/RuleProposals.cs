using System.Globalization;
using Assay.Profiling.Columns;
using Assay.Profiling.Declarations;
using Assay.Profiling.Relations;

namespace Assay.Profiling.Suggestions;

/// <summary>All rules that a profile suggests, in order of columns, then those over several and over the batch.</summary>
internal static class RuleProposals
{
    private const int LeastFiles = 3;
    private const double LeastShareOfKey = 0.02;

    public static IReadOnlyList<SuggestedRule> Of(SourceProfile profile, IReadOnlyList<IReadOnlyList<ColumnPart>> parts, bool telling, ProfileOptions options) =>
    [
        // What a sensitive column holds must not be told by its rules either.
        .. profile.Columns.Zip(parts).SelectMany(pair => pair.First.Sensitive
            ? Hidden(pair.First, profile.Rows)
            : new ColumnProposals(pair.First, pair.Second[0], pair.Second[1], telling, profile.Rows).All().Concat(References(pair.First, options, profile.Rows))),
        .. profile.Relations.Comparisons.Where(one => one.Rows > 1).Select(one => Comparison(one, profile, telling)),
        .. Batches(profile),
    ];

    private static IEnumerable<SuggestedRule> Hidden(ColumnProfile column, long rows)
    {
        if (column.Nulls == 0 && rows > 0)
            yield return new SuggestedRule { Rule = "required", Columns = [column.Name], Evidence = $"none of {Count(rows)} rows is null", Confidence = SuggestedRule.Promise(rows, HeldBackOutcome.NotTried) };
    }

    private static IEnumerable<SuggestedRule> References(ColumnProfile column, ProfileOptions options, long rows)
    {
        if (column.Values is not { Count: > 1 } values)
            yield break;
        foreach (var key in options.Keys)
        {
            if (key.Type != column.Type || !values.All(key.Values.Contains))
                continue;

            // Small whole numbers stand in any column of numbers: there the name must say it, too.
            var named = Names(column.Name, key);
            if (!named && (column.Type != ColumnType.String || values.Count < LeastShareOfKey * key.Values.Count))
                continue;
            var promise = SuggestedRule.Promise(rows - column.Nulls, HeldBackOutcome.Holds);
            yield return new SuggestedRule
            {
                Rule = "references",
                Columns = [column.Name],
                CSharp = $"References<{key.Record}>(nameof({key.Record}.{key.Column}))",
                Evidence = $"all {Count(values.Count)} different values are among the {Count(key.Values.Count)} keys of {key.Dataset}",
                Confidence = named ? promise : promise / 2,
            };
        }
    }

    private static bool Names(string column, KnownKey key) =>
        column.Contains(key.Record[(key.Record.LastIndexOf('.') + 1)..], StringComparison.OrdinalIgnoreCase) || column.Equals(key.Column, StringComparison.OrdinalIgnoreCase);

    private static SuggestedRule Comparison(ColumnComparison one, SourceProfile profile, bool telling)
    {
        var (lesser, greater) = (Column(profile, one.Lesser), Column(profile, one.Greater));
        var outcome = one.HeldBackBreaks > 0 ? HeldBackOutcome.Dropped : telling ? HeldBackOutcome.Holds : HeldBackOutcome.NotTried;
        return new SuggestedRule
        {
            Rule = "check",
            Columns = [lesser.Name, greater.Name],
            CSharp = outcome == HeldBackOutcome.Dropped ? null : ComparisonCheck.Of(lesser, greater),
            Evidence = outcome == HeldBackOutcome.Dropped
                ? $"{Count(one.HeldBackBreaks)} rows held back have a greater {one.Lesser}, no learned row has"
                : $"{one.Lesser} is {(one.IsStrict ? "less than" : "at most")} {one.Greater} in all {Count(one.Rows)} rows that have both",
            HeldBack = outcome,
            Confidence = SuggestedRule.Promise(outcome == HeldBackOutcome.Holds ? Math.Min(one.Rows, profile.HeldBack.Rows) : one.Rows, outcome),
        };
    }

    private static IEnumerable<SuggestedRule> Batches(SourceProfile profile)
    {
        if (profile.Files.Count < LeastFiles)
            yield break;
        var (fewest, most) = (profile.Files.Min(file => file.Rows), profile.Files.Max(file => file.Rows));
        yield return new SuggestedRule
        {
            Rule = "row_count",
            CSharp = string.Create(CultureInfo.InvariantCulture, $"RowCount(Min = {Math.Max(1, fewest / 2)}, Max = {2 * most})"),
            Evidence = $"{Count(profile.Files.Count)} files of {Count(fewest)} to {Count(most)} rows",
            Confidence = SuggestedRule.Promise(profile.Files.Count, HeldBackOutcome.NotTried),
        };
        var times = profile.Files.Select(file => file.Latest).OfType<DateTime>().Order().ToList();
        if (times.Count < LeastFiles)
            yield break;
        var gap = times.Zip(times.Skip(1), (one, two) => two - one).Max();
        if (gap <= TimeSpan.Zero)
            yield break;
        var age = gap >= TimeSpan.FromHours(12) ? $"{Math.Ceiling(2 * gap.TotalDays).ToString(CultureInfo.InvariantCulture)}d" : $"{Math.Ceiling(2 * gap.TotalHours).ToString(CultureInfo.InvariantCulture)}h";
        var time = profile.Columns.FirstOrDefault(column => column.Type is ColumnType.Timestamp or ColumnType.Instant && !column.Sensitive);
        yield return new SuggestedRule
        {
            Rule = "max_age",
            Columns = time is null ? [] : [time.Name],
            CSharp = $"EventTime(MaxAge = \"{age}\")",
            Evidence = string.Create(CultureInfo.InvariantCulture, $"the newest rows of {times.Count} files lie at most {Math.Round(gap.TotalDays, 1)} days apart; twice that"),
            Confidence = SuggestedRule.Promise(times.Count, HeldBackOutcome.NotTried),
        };
    }

    private static ColumnProfile Column(SourceProfile profile, string stored) => profile.Columns.First(column => column.Stored == stored);

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
