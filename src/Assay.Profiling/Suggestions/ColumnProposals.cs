using System.Globalization;
using Assay.Profiling.Columns;
using Assay.Profiling.Declarations;

namespace Assay.Profiling.Suggestions;

/// <summary>Rules of one column, proposed from the learned rows and tried on those held back.</summary>
internal sealed class ColumnProposals(ColumnProfile column, ColumnPart learned, ColumnPart held, bool telling, long rows)
{
    private const int MostChoices = 12;
    private const int RowsPerChoice = 5;

    private readonly long _values = learned.Values + held.Values;

    // What holds of all rows holds of those held back.
    private HeldBackOutcome Tried => telling ? HeldBackOutcome.Holds : HeldBackOutcome.NotTried;

    public IEnumerable<SuggestedRule> All()
    {
        if (_values == 0)
            return [];
        var rules = new List<SuggestedRule>();
        if (column.Nulls == 0)
            rules.Add(Rule("required", null, $"none of {Count(rows)} is null", Tried));
        if (column.Unique && rows > 1)
            rules.Add(Rule("unique", null, $"{Count(rows)}, no value twice", Tried));
        if (column.Type == ColumnType.String)
            rules.AddRange(Text());
        else if (column.Range is { } range)
            rules.Add(Range(range));
        return rules;
    }

    private SuggestedRule Range((decimal Low, decimal High) all)
    {
        var evidence = string.Create(CultureInfo.InvariantCulture, $"all {Count(_values)}; min {column.Minimum}, max {column.Maximum}");
        if (!telling || learned.Least is not { } low || learned.Greatest is not { } high)
            return Rule("range", OutwardRange.Rule(column.Type, all.Low, all.High), evidence, HeldBackOutcome.NotTried);
        var (lower, upper) = OutwardRange.Of(column.Type, low, high);
        return held.Least is not { } least || held.Greatest is not { } greatest || (least >= lower && greatest <= upper)
            ? Rule("range", OutwardRange.Rule(column.Type, low, high), evidence, HeldBackOutcome.Holds)
            : Rule(
                "range", OutwardRange.Rule(column.Type, all.Low, all.High),
                $"{evidence}; the learned rows alone said {Plain(lower)} to {Plain(upper)}, the rows held back reach {Plain(least)} to {Plain(greatest)}", HeldBackOutcome.Widened);
    }

    private IEnumerable<SuggestedRule> Text()
    {
        if (column.Values is { Count: <= MostChoices } values && _values >= (long)values.Count * RowsPerChoice)
        {
            var strange = telling ? held.Counts!.Where(pair => !learned.Counts!.ContainsKey(pair.Key)).ToList() : [];
            var set = $"OneOf({string.Join(", ", values.Select(Literals.Of))})";
            if (strange.Count == 0)
            {
                yield return Rule("one_of", set, $"all {Count(_values)}; {values.Count.ToString(CultureInfo.InvariantCulture)} different values", telling ? HeldBackOutcome.Holds : HeldBackOutcome.NotTried);
                yield break;
            }

            yield return Rule("one_of", null, $"{Count(strange.Sum(pair => pair.Value))} held back hold values that no learned row has", HeldBackOutcome.Dropped);
        }

        if (learned.Shape.Pattern() is { } pattern && telling)
        {
            if (column.Pattern == pattern)
            {
                yield return Rule("pattern", $"Matches({Literals.Of(pattern)})", $"all {Count(_values)}; one shape of {column.LongestText} characters", HeldBackOutcome.Holds);
                yield break;
            }

            if (column.Pattern is null)
                yield return Rule("pattern", null, $"the learned rows match {pattern}, some of those held back don't", HeldBackOutcome.Dropped);
        }

        if (column.Pattern is { } wide)
        {
            yield return Rule(
                "pattern", $"Matches({Literals.Of(wide)})", $"all {Count(_values)}; one shape of {column.LongestText} characters{(telling ? ", wider than that of the learned rows" : "")}",
                telling ? HeldBackOutcome.Widened : HeldBackOutcome.NotTried);
            yield break;
        }

        yield return Length();
    }

    private SuggestedRule Length()
    {
        var (shortest, longest) = (column.ShortestText ?? 0, column.LongestText ?? 0);
        var evidence = string.Create(CultureInfo.InvariantCulture, $"all {Count(_values)}; {shortest} to {longest} characters");
        var all = LengthRule(shortest, longest);
        if (!telling || learned.Values == 0)
            return Rule("length", all, evidence, HeldBackOutcome.NotTried);
        return LengthRule(learned.Shortest, learned.Longest) == all || held.Values == 0
            ? Rule("length", all, evidence, HeldBackOutcome.Holds)
            : Rule("length", all, string.Create(CultureInfo.InvariantCulture, $"{evidence}; the learned rows alone have {learned.Shortest} to {learned.Longest}"), HeldBackOutcome.Widened);
    }

    public static string LengthRule(int shortest, int longest) => shortest == longest
        ? string.Create(CultureInfo.InvariantCulture, $"LengthBetween({shortest}, {longest})")
        : string.Create(CultureInfo.InvariantCulture, $"LengthBetween({Math.Min(shortest, 1)}, {Room(longest)})");

    // The next of 10, 20, 50, 100, …
    private static int Room(int length)
    {
        for (long ten = 10; ten < int.MaxValue; ten *= 10)
        {
            foreach (var factor in (int[])[1, 2, 5])
            {
                if (length <= ten * factor)
                    return (int)Math.Min(int.MaxValue, ten * factor);
            }
        }

        return int.MaxValue;
    }

    private SuggestedRule Rule(string kind, string? code, string evidence, HeldBackOutcome outcome) => new()
    {
        Rule = kind,
        Columns = [column.Name],
        CSharp = code,
        Evidence = evidence,
        HeldBack = outcome,
        Confidence = SuggestedRule.Promise(outcome == HeldBackOutcome.NotTried ? _values : Math.Max(held.Values, 1), outcome),
    };

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture) + (number == 1 ? " row" : " rows");

    private static string Plain(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
