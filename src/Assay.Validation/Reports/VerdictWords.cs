using System.Globalization;

namespace Assay.Validation.Reports;

/// <summary>A verdict in words, the same in every report.</summary>
public static class VerdictWords
{
    /// <summary>Everything in one line: <c>flights, data/2001-02.parquet: failed, 1 of 14 rules broken, 20,001 rows</c>.</summary>
    public static string Line(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return $"{verdict.Dataset}, {verdict.Source}: {Summary(verdict)}";
    }

    /// <summary>Status and counts: <c>failed, 1 of 14 rules broken, 20,001 rows</c>, or the fault.</summary>
    public static string Summary(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Fault is not null)
            return "failed, could not be read as declared";
        var judged = verdict.Rules.Count(rule => rule.Status != VerdictStatus.Skipped);
        var broken = verdict.Rules.Count(IsBroken);
        var rules = broken == 0
            ? string.Create(CultureInfo.InvariantCulture, $"all {judged} rules hold")
            : string.Create(CultureInfo.InvariantCulture, $"{broken} of {judged} rules broken");
        return string.Create(CultureInfo.InvariantCulture, $"{Status(verdict.Status)}, {rules}, {verdict.Rows:N0} rows");
    }

    /// <summary>The word for a status.</summary>
    public static string Status(VerdictStatus status) => status switch
    {
        VerdictStatus.Skipped => "skipped",
        VerdictStatus.Passed => "passed",
        VerdictStatus.Noted => "noted",
        VerdictStatus.Warned => "warned",
        _ => "failed",
    };

    /// <summary>The word for a change of the schema.</summary>
    internal static string Kind(SchemaChangeKind kind) => kind switch
    {
        SchemaChangeKind.Added => "added",
        SchemaChangeKind.Removed => "removed",
        SchemaChangeKind.Retyped => "other type",
        SchemaChangeKind.Nullability => "nullability",
        _ => "other order",
    };

    /// <summary>A change of the schema in one line.</summary>
    internal static string Change(SchemaChange change)
    {
        var declared = change.Declared ? "declared" : "not declared";
        var what = (change.Before, change.After) switch
        {
            (null, { } now) => now,
            ({ } before, null) => before,
            ({ } before, { } now) => $"{before}, now {now}",
            _ => "",
        };
        return $"{Printable.Escape(change.Column)} {Kind(change.Kind)} ({what}; {declared})";
    }

    /// <summary>What is expected, with the share of rows where it isn't all.</summary>
    public static string Expectation(RuleOutcome rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Mostly < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{rule.Expectation}, in at least {100 * rule.Mostly:0.###} % of rows")
            : rule.Expectation;
    }

    /// <summary>A segment by its value, masked where that is sensitive; <c>null</c> for the rows without one.</summary>
    internal static string Segment(SegmentOutcome segment) => Printable.Cell(segment.Value);

    /// <summary>What was found, with what was found in the worst segment: without its value, which is a cell.</summary>
    internal static string Found(RuleOutcome rule) =>
        rule.Segments is [{ Status: > VerdictStatus.Passed } worst, ..] ? $"{rule.Observed}; in the worst of them {worst.Observed}" : rule.Observed;

    /// <summary>What to do about a broken rule.</summary>
    public static string Remedy(RuleOutcome rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var column = rule.Columns.Count == 1 ? rule.Columns[0] : "the columns";
        return rule.Kind switch
        {
            "required" => $"Fill {column} at its source, or declare it nullable (add '?' to its type).",
            "type" => $"Correct the cells of {column} at their source, or declare the type that they have.",
            "range" => $"Correct {column} at its source (has its unit changed?), or widen the range in the declaration.",
            "pattern" => $"Correct {column} at its source, or widen the pattern in the declaration.",
            "length" => $"Correct {column} at its source, or widen the lengths in the declaration.",
            "one_of" => $"Correct {column} at its source, or add the new values to [OneOf].",
            "not_one_of" => $"Correct {column} at its source, or take the value out of [NotOneOf].",
            "outside" or "multiple_of" or "finite" => $"Correct {column} at its source, or change what the declaration says of it.",
            "starts_with" or "ends_with" or "contains" or "not_pattern" or "casing" or "ascii" or "trimmed" or "format" or "date_text" =>
                $"Correct {column} at its source, or change what the declaration says of how it is written.",
            "not_blank" => $"Fill {column} at its source, or write null where there is nothing to say.",
            "complete" => $"Fill {column} at its source, or lower Mostly if so many nulls are normal.",
            "compare" => $"See which of {string.Join(" and ", rule.Columns)} is wrong, and correct it at its source.",
            "increasing" or "decreasing" or "no_gaps" => $"See which rows are missing, repeated or out of order at the source of {column}.",
            "any_of" or "all_or_none" => $"Fill {string.Join(", ", rule.Columns)} at their source.",
            "sum_equals" or "distinct_within_row" or "one_of_tuples" => $"See which of {string.Join(", ", rule.Columns)} is wrong, and correct it at its source.",
            "rows_distinct" => "Remove the repeated rows at their source.",
            "unique" => "Remove the repeated rows at their source, or add a column to the key.",
            "row_count" => "See whether the file is complete, or change [RowCount].",
            "mean" => $"See whether {column} has changed its unit or its population, or widen [MeanBetween].",
            "min" or "max" or "median" or "quantile" or "sum" or "variance" or "standard_deviation" or "zero_share" or "entropy" or "correlation" =>
                $"See whether {column} has changed its unit or its population, or widen the bounds in the declaration.",
            "near_history" or "distribution_near_history" => "See what changed since the batches before; where it is right, admit it by a wider distance or a lower severity until it is the history.",
            "distribution_near" => $"See whether {column} has changed its unit or its population since the baseline; where it is right, compare with a newer version or widen the distance.",
            "sql" => "Run the query over the batch to see which rows it means, and correct them at their source; or correct the query.",
            "row_count_of" => "See which of the two datasets is incomplete, or change [RowCountOf].",
            "fresh" => "See why no newer rows arrive, or give the as-of time that is meant (--as-of).",
            "no_columns_beyond" or "exact_columns" => "Declare the columns that belong to the dataset, and have its source leave out the rest.",
            "null_share" => $"See why values of {column} are missing at its source, or widen the bounds in the declaration.",
            "distinct_count" or "distinct_share" => $"See whether rows of {column} are missing or repeated, or widen the bounds in the declaration.",
            "most_common" or "distinct_equal" or "distinct_contain" or "distinct_in" => $"Correct {column} at its source, or change the values in the declaration.",
            "references" => $"Add the missing entries to the dataset referred to, or correct {column}.",
            "max_age" => "See why no newer rows arrive, or give the as-of time that is meant (--as-of).",
            _ => "Correct the rows at their source, or change the check.",
        };
    }

    internal static bool IsBroken(RuleOutcome rule) => rule.Status > VerdictStatus.Passed;

    /// <summary>Broken rules, worst first, each group in order of declaration.</summary>
    internal static IEnumerable<RuleOutcome> Broken(Verdict verdict) => verdict.Rules.Where(IsBroken).OrderByDescending(rule => rule.Status);
}
