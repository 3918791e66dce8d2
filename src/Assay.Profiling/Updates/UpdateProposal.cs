using System.Globalization;
using Assay.Data.Columns;
using Assay.Profiling.Declarations;
using Assay.Profiling.Suggestions;

namespace Assay.Profiling.Updates;

/// <summary>Proposes the change of a declaration that data of today suggests: what is missing or never approached always, what is broken only where that is accepted.</summary>
public sealed class UpdateProposal
{
    private const decimal NeverApproached = 10;

    private readonly DeclaredRecord _declared;
    private readonly SourceProfile _profile;
    private readonly Verdict _verdict;
    private readonly RecordSource _source;
    private readonly bool _accept;
    private readonly string _line;
    private readonly string _record;
    private readonly List<UpdateFinding> _findings = [];
    private readonly List<(int Start, int End, string Text)> _edits = [];

    private UpdateProposal(DeclaredRecord declared, SourceProfile profile, Verdict verdict, RecordSource source, string record, bool accept)
    {
        _record = record;
        (_declared, _profile, _verdict, _source, _accept) = (declared, profile, verdict, source, accept);
        _line = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The change.</summary>
    /// <param name="declared">The declaration.</param>
    /// <param name="profile">The data of today.</param>
    /// <param name="verdict">What the declared rules say of it.</param>
    /// <param name="source">The text of the source file.</param>
    /// <param name="acceptBreaks">Whether rules that the data breaks are widened until it passes.</param>
    /// <exception cref="ArgumentException">The record isn't in the text, or has no properties in braces.</exception>
    public static DeclarationUpdate Of(DeclaredRecord declared, SourceProfile profile, Verdict verdict, string source, bool acceptBreaks)
    {
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(source);
        var name = declared.Dataset.TypeName[(declared.Dataset.TypeName.LastIndexOfAny(['.', '+']) + 1)..];
        var record = RecordSource.Find(source, name, declared.Line)
            ?? throw new ArgumentException($"{declared.File} declares no record {name} with properties in braces from line {declared.Line} on. Build the project anew, or change the declaration by hand.", nameof(source));
        return new UpdateProposal(declared, profile, verdict, record, name, acceptBreaks).Update();
    }

    private DeclarationUpdate Update()
    {
        var known = _profile.Columns.ToDictionary(column => column, column => _declared.Dataset.Columns.FirstOrDefault(one => Finds(one) == column));
        foreach (var column in _declared.Dataset.Columns)
        {
            if (Finds(column) is { } found)
                Compare(column, found);
            else
                Remove(column);
        }

        Add([.. _profile.Columns.Where(column => known[column] is null)]);
        Rest();
        var after = _source.Text;
        foreach (var (start, end, text) in _edits.OrderByDescending(edit => edit.Start).ThenByDescending(edit => edit.End))
            after = after[..start] + text + after[end..];
        return new DeclarationUpdate(_declared.File, [.. _findings.OrderByDescending(finding => finding.IsBreak)], _source.Text, after);
    }

    private ColumnProfile? Finds(ColumnDescriptor column) => _profile.Columns
        .Select(found => (Found: found, Rank: ColumnNames.Rank(column, found.Stored))).Where(one => one.Rank is not null).OrderBy(one => one.Rank).Select(one => one.Found).FirstOrDefault();

    private WrittenProperty? Written(ColumnDescriptor column) => _source.Properties.FirstOrDefault(property => property.Name == column.Name);

    private void Compare(ColumnDescriptor column, ColumnProfile found)
    {
        if (Written(column) is not { } property)
        {
            Find(column.Name, $"{column.Name} is declared elsewhere than in {_declared.File}: nothing is proposed for it", false, false);
            return;
        }

        if (!Fits(column, found))
        {
            var type = DeclaredTypes.Of(found.Type) + (column.Nullable || found.Nulls > 0 ? "?" : "");
            Find(column.Name, $"{column.Name} is declared {Word(property.Type)}, and the data needs {type}{Counts(Outcome("type", column))}", true, _accept);
            if (_accept)
                Edit(property.Type, type);
            return;
        }

        Required(column, found, property);
        foreach (var attribute in property.Attributes)
            Bounds(column, found, attribute);
        Missing(column, found, property);
    }

    // Whole numbers fit wider ones; any text fits text; what is read as text proves itself cell by cell, which the rule "type" has counted.
    private bool Fits(ColumnDescriptor column, ColumnProfile found)
    {
        if (Outcome("type", column) is not null)
            return false;
        if (column.Type == found.Type || found.Distinct == 0)
            return true;
        return Rank(column.Type) is { } holds
            ? Rank(found.Type) is { } needs && (needs <= holds || (found.Range is { } range && OutwardRange.Holds(column.Type, range.Low, range.High)))
            : column.Type is ColumnType.String or ColumnType.Enum or ColumnType.Boolean or ColumnType.Timestamp or ColumnType.Instant or ColumnType.Date;
    }

    private static int? Rank(ColumnType type) => type switch
    {
        ColumnType.UInt8 or ColumnType.Int8 => 1,
        ColumnType.Int16 => 2,
        ColumnType.UInt16 or ColumnType.Int32 => 3,
        ColumnType.UInt32 or ColumnType.Int64 => 4,
        ColumnType.UInt64 => 5,
        ColumnType.Float => 6,
        ColumnType.Double => 7,
        ColumnType.Decimal => 8,
        _ => null,
    };

    private void Required(ColumnDescriptor column, ColumnProfile found, WrittenProperty property)
    {
        if (column.Nullable || found.Nulls == 0)
            return;
        Find(Outcome("required", column)?.Id ?? column.Name, $"{Count(found.Nulls)} of {Count(_profile.Rows)} rows have no {column.Name}, which is required", true, _accept);
        if (_accept)
            Edit((property.Type.End, property.Type.End), "?");
    }

    private void Bounds(ColumnDescriptor column, ColumnProfile found, WrittenAttribute attribute)
    {
        var rule = Rule(column, attribute);
        var broken = rule is null ? null : _verdict.Rules.FirstOrDefault(outcome => outcome.Id == rule.Id && outcome.Status > VerdictStatus.Passed);
        var wider = broken is null ? null : Wider(found, attribute);
        if (broken is not null)
        {
            var what = $"{Count(broken.Failing)} of {Count(broken.InScope)} rows break {rule!.Id}: {rule.Expectation}";
            Find(rule.Id, wider is null ? $"{what}. What would hold them can't be told: correct the data or the rule by hand" : what, true, _accept && wider is not null);
            if (_accept && wider is not null)
                Edit((attribute.Arguments[0].Start, attribute.Arguments[^Named(attribute)].End), wider);
            return;
        }

        if (rule is { Kind: "range", Mostly: 1, When: null } && !found.Sensitive && Tighter(found, attribute) is { } tighter)
        {
            Find(rule.Id, $"{rule.Expectation} is never approached: all {Count(_profile.Rows - found.Nulls)} rows lie between {found.Minimum} and {found.Maximum}", false, true);
            Edit((attribute.Arguments[0].Start, attribute.Arguments[1].End), tighter);
        }
    }

    // How many arguments from the end the last positional one stands.
    private int Named(WrittenAttribute attribute) => attribute.Arguments.Count(argument => Word(argument).Contains(" = ", StringComparison.Ordinal) && !Word(argument).StartsWith('"')) + 1;

    private RuleDescriptor? Rule(ColumnDescriptor column, WrittenAttribute attribute)
    {
        var kind = attribute.Name switch { "InRange" => "range", "OneOf" => "one_of", "Matches" => "pattern", "LengthBetween" => "length", _ => null };
        var written = Written(column)!.Attributes.Where(one => one.Name == attribute.Name).ToList();
        var rules = _declared.Dataset.Rules.Where(rule => rule.Kind == kind && rule.Columns is [var only] && only == column.Name).ToList();

        // [AtLeast] and [AtMost] are ranges, too: where they stand beside, which is which can't be told from the order.
        return rules.Count == written.Count ? rules[written.IndexOf(attribute)] : null;
    }

    private string? Wider(ColumnProfile found, WrittenAttribute attribute)
    {
        if (found.Sensitive || attribute.Arguments.Count == 0)
            return null;
        switch (attribute.Name)
        {
            case "InRange" when found.Range is { } range && Number(attribute, 0) is { } low && Number(attribute, 1) is { } high:
                return Inner(OutwardRange.Rule(found.Type, Math.Min(low, range.Low), Math.Max(high, range.High)));
            case "LengthBetween" when Number(attribute, 0) is { } shortest && Number(attribute, 1) is { } longest:
                return string.Create(CultureInfo.InvariantCulture, $"{Math.Min((int)shortest, found.ShortestText ?? 0)}, {Math.Max((int)longest, found.LongestText ?? 0)}");
            case "OneOf" when found.Type == ColumnType.String && found.Values is { } values:
                var written = attribute.Arguments.Take(attribute.Arguments.Count - Named(attribute) + 1).Select(Word).ToList();
                return string.Join(", ", written.Concat(values.Select(Literals.Of).Where(value => !written.Contains(value, StringComparer.Ordinal))));
            case "Matches" when found.Pattern is { } pattern:
                return Literals.Of(pattern);
            default:
                return null;
        }
    }

    private string? Tighter(ColumnProfile found, WrittenAttribute attribute)
    {
        if (found.Range is not { } range || attribute.Name != "InRange" || Number(attribute, 0) is not { } low || Number(attribute, 1) is not { } high)
            return null;
        var (lower, upper) = OutwardRange.Of(found.Type, range.Low, range.High);

        // Bounds that rows held back broke would be broken by the next rows as well.
        if (!_profile.Suggestions.Any(rule => rule is { Rule: "range", HeldBack: HeldBackOutcome.Holds } && rule.Columns.Contains(found.Name)))
            return null;
        return upper > lower && high - low >= NeverApproached * (upper - lower) && lower >= low && upper <= high ? Inner(OutwardRange.Rule(found.Type, range.Low, range.High)) : null;
    }

    private decimal? Number(WrittenAttribute attribute, int at) =>
        at < attribute.Arguments.Count && decimal.TryParse(Word(attribute.Arguments[at]).Trim('"').Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Inner(string rule) => rule[(rule.IndexOf('(', StringComparison.Ordinal) + 1)..^1];

    // A column that nothing is asked of gets what the data suggests.
    private void Missing(ColumnDescriptor column, ColumnProfile found, WrittenProperty property)
    {
        if (column.RowKey || column.Unvalidated is not null || found.Sensitive || _declared.Dataset.Rules.Any(rule => rule.Kind is not "required" and not "row_count" && rule.Columns.Contains(column.Name)))
            return;
        var rules = _profile.Suggestions.Where(rule => rule.Columns is [var only] && only == found.Name && rule is { CSharp: not null, Rule: "range" or "one_of" or "pattern" or "length" or "references" }).ToList();
        if (rules.Count == 0 || column.Type != found.Type)
            return;
        Find(column.Name, $"nothing is asked of {column.Name}: {string.Join("; ", rules.Select(rule => $"[{rule.CSharp}], {rule.Evidence}"))}", false, true);
        var code = string.Join(", ", rules.Select(rule => rule.CSharp));
        if (property.Attributes.Count > 0)
            Edit((property.Attributes[^1].End, property.Attributes[^1].End), $", {code}");
        else
            Edit((property.First, property.First), $"[{code}]{_line}{Indent(property.First)}");
    }

    private void Remove(ColumnDescriptor column)
    {
        if (_profile.Skipped.Any(skipped => ColumnNames.Rank(column, skipped.Stored) is not null))
        {
            Find(column.Name, $"{column.Name} can't be compared: {_profile.Skipped.First(skipped => ColumnNames.Rank(column, skipped.Stored) is not null).Reason}", false, false);
            return;
        }

        if (column.KnownAfter is not null || Written(column) is not { } property)
            return;
        var rules = _declared.Dataset.Rules.Where(rule => rule.Columns.Contains(column.Name)).Select(rule => rule.Id).ToList();
        var isNamed = _source.IsNamedOutside(property);
        var with = rules.Count > 0 ? $", and with it {string.Join(", ", rules)}" : "";
        Find(column.Name, $"the data has no column for {column.Name}{with}{(isNamed ? "; other parts of the record name it: remove it by hand" : "")}", true, _accept && !isNamed);
        if (_accept && !isNamed)
            Edit((property.Start, property.End), "");
    }

    private void Add(IReadOnlyList<ColumnProfile> columns)
    {
        if (columns.Count == 0)
            return;
        var indent = _source.Properties.Count > 0 ? Indent(_source.Properties[^1].First) : Indent(_source.Close) + "    ";
        var at = _source.Properties.Count > 0 ? _source.Properties[^1].End : LineOf(_source.Close);
        var text = "";
        foreach (var column in columns)
        {
            Find(column.Name, $"the data has a column {column.Stored}, which is not declared", false, true);
            text += _line + string.Concat(ProfileDeclaration.Property(_profile, column, _record).Select(line => $"{indent}{line}{_line}"));
        }

        Edit((at, at), text);
    }

    // What no proposal is made for is said nevertheless.
    private void Rest()
    {
        foreach (var outcome in _verdict.Rules.Where(outcome => outcome.Status > VerdictStatus.Passed && !_findings.Exists(finding => finding.Subject == outcome.Id) && outcome.Kind != "type"))
            Find(outcome.Id, $"{(outcome.InScope > 0 ? $"{Count(outcome.Failing)} of {Count(outcome.InScope)} rows break {outcome.Id}" : $"{outcome.Id} is broken")}: {outcome.Expectation}", true, false);
    }

    private RuleOutcome? Outcome(string kind, ColumnDescriptor column) =>
        _verdict.Rules.FirstOrDefault(outcome => outcome.Kind == kind && outcome.Columns is [var only] && only == column.Name && outcome.Status > VerdictStatus.Passed);

    private static string Counts(RuleOutcome? outcome) => outcome is null ? "" : $" ({Count(outcome.Failing)} rows can't be read as declared)";

    private void Find(string subject, string text, bool isBreak, bool isChanged) => _findings.Add(new UpdateFinding(subject, text, isBreak, isChanged));

    private void Edit((int Start, int End) place, string text) => _edits.Add((place.Start, place.End, text));

    private string Word((int Start, int End) place) => _source.Text[place.Start..place.End];

    private int LineOf(int at) => _source.Text.LastIndexOf('\n', at) + 1;

    private string Indent(int at) => _source.Text[LineOf(at)..at] is var before && string.IsNullOrWhiteSpace(before) ? before : "    ";

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
