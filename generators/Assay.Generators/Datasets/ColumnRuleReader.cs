using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads the rules that stand on one column.</summary>
internal sealed class ColumnRuleReader(RuleScribe scribe, IList<DatasetProblem> problems)
{
    /// <summary>Adds the rules of a column: first that it is not null, then its attributes in their order.</summary>
    public void Read(ColumnReader.Source source)
    {
        var column = source.Column;
        if (!column.Nullable || column.RowKey)
            scribe.Add(column.Name, column, "required", [column.Ordinal], "not null", []);
        for (var i = 0; i < source.Attributes.Count; i++)
        {
            var (before, rules) = (problems.Count, scribe.Count);
            Read(column, source.ValueType, source.Attributes[i]);
            problems.BlameAttribute(before, i);
            scribe.CreditAttribute(rules, i);
        }
    }

    private void Read(ColumnModel column, ITypeSymbol valueType, AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        if (attribute.AttributeClass is not { } type || arguments.Any(static argument => argument.Kind == TypedConstantKind.Error))
            return;
        if (type.IsNamed(KnownAttributes.InRange) && arguments.Length == 2)
            Range(column, attribute, arguments[0], arguments[1]);
        else if (type.IsNamed(KnownAttributes.AtLeast) && arguments.Length == 1)
            Range(column, attribute, arguments[0], null);
        else if (type.IsNamed(KnownAttributes.AtMost) && arguments.Length == 1)
            Range(column, attribute, null, arguments[0]);
        else if (type.IsNamed(KnownAttributes.Range) && arguments.Length >= 2)
            Range(column, attribute, arguments[arguments.Length - 2], arguments[arguments.Length - 1]);
        else if ((type.IsNamed(KnownAttributes.Matches) || type.IsNamed(KnownAttributes.RegularExpression)) && attribute.Argument<string>(0) is { } pattern)
            Pattern(column, attribute, pattern);
        else if ((type.IsNamed(KnownAttributes.LengthBetween) || type.IsNamed(KnownAttributes.Length)) && arguments.Length == 2)
            Length(column, attribute, attribute.Argument<int>(0), attribute.Argument<int>(1));
        else if (type.IsNamed(KnownAttributes.StringLength))
            Length(column, attribute, attribute.Named("MinimumLength", 0), attribute.Argument<int>(0));
        else if (type.IsNamed(KnownAttributes.MaxLength) && arguments.Length == 1)
            Length(column, attribute, 0, attribute.Argument<int>(0));
        else if (type.IsNamed(KnownAttributes.MinLength) && arguments.Length == 1)
            Length(column, attribute, attribute.Argument<int>(0), int.MaxValue);
        else if (type.IsNamed(KnownAttributes.OneOf) && arguments is [{ Kind: TypedConstantKind.Array, IsNull: false }])
            OneOf(column, attribute, arguments[0].Values);
        else if (type.IsNamed(KnownAttributes.MeanBetween) && arguments.Length == 2)
            Mean(column, attribute, attribute.Argument<double>(0), attribute.Argument<double>(1));
        else if (type.IsNamed(KnownAttributes.References))
            References(column, valueType, attribute, type.TypeArguments[0]);
        else if (column.IsNested && (type.IsNamed(KnownAttributes.RowKey) || type.IsNamed(KnownAttributes.Key) || type.IsNamed(KnownAttributes.Id)))
            Wrong(column, attribute, "single values");
        else if (type.IsNamed(KnownAttributes.EventTime))
            MaxAge(column, attribute);
    }

    private void Range(ColumnModel column, AttributeData attribute, TypedConstant? least, TypedConstant? greatest)
    {
        if (column.Kind is ColumnKind.Boolean or ColumnKind.String or ColumnKind.Enum or ColumnKind.Binary || column.IsNested)
        {
            Wrong(column, attribute, "numbers, dates and times");
            return;
        }

        if (attribute.Named<bool>("MinimumIsExclusive") || attribute.Named<bool>("MaximumIsExclusive"))
        {
            problems.Add(new DatasetProblem(ProblemKind.Bound, column.Name, "bounds are included here: an exclusive bound can't be kept"));
            return;
        }

        if (!Bound(column, least, BoundReader.Side.Least, out var min) || !Bound(column, greatest, BoundReader.Side.Greatest, out var max))
            return;
        // An infinite bound leaves its side open.
        min = min?.Json is null ? null : min;
        max = max?.Json is null ? null : max;
        if (min is null && max is null)
        {
            problems.Add(new DatasetProblem(ProblemKind.Bound, column.Name, "both sides are open, so nothing is checked"));
            return;
        }

        if (min is not null && max is not null && min.Value.CompareTo(max.Value) > 0)
        {
            problems.Add(new DatasetProblem(ProblemKind.EmptyRange, column.Name, $"nothing is between {min.Words} and {max.Words}"));
            return;
        }

        scribe.Add(
            column.Name, column, "range", [column.Ordinal],
            Between(min?.Words, max?.Words, ""), Arguments(("min", min?.Json), ("max", max?.Json)), attribute,
            limits: new RuleLimits(min, max));
    }

    private bool Bound(ColumnModel column, TypedConstant? constant, BoundReader.Side side, out BoundReader.Bound? bound)
    {
        bound = null;
        if (constant is not { } given || given.IsNull)
            return true;
        bound = BoundReader.Read(column, given, side);
        if (bound is null)
            NoValue(column, given);
        return bound is not null;
    }

    private void Pattern(ColumnModel column, AttributeData attribute, string pattern)
    {
        if (column.Kind != ColumnKind.String)
        {
            Wrong(column, attribute, "text");
            return;
        }

        if (PatternReader.Fault(pattern) is { } fault)
        {
            problems.Add(new DatasetProblem(ProblemKind.Pattern, column.Name, $"'{pattern}' is no pattern: {fault}"));
            return;
        }

        scribe.Add(
            column.Name, column, "pattern", [column.Ordinal],
            $"matches {pattern}", Arguments(("pattern", JsonText.Quote(pattern))), attribute,
            limits: new RuleLimits { Pattern = pattern });
    }

    private void Length(ColumnModel column, AttributeData attribute, int least, int greatest)
    {
        if (column.Kind is not (ColumnKind.String or ColumnKind.Binary or ColumnKind.List))
        {
            Wrong(column, attribute, "text, bytes and lists");
            return;
        }

        if (least > greatest || greatest < 0)
        {
            problems.Add(new DatasetProblem(ProblemKind.EmptyRange, column.Name, string.Format(
                CultureInfo.InvariantCulture, "no text has a length between {0} and {1}", least, greatest)));
            return;
        }

        var min = least <= 0 ? null : Number(least);
        var max = greatest == int.MaxValue ? null : Number(greatest);
        scribe.Add(
            column.Name, column, "length", [column.Ordinal],
            Between(min ?? (max is null ? "0" : null), max, "a length "), Arguments(("min", min), ("max", max)), attribute,
            limits: new RuleLimits(min is null ? null : BoundReader.Number((long)least), max is null ? null : BoundReader.Number((long)greatest)));
    }

    private void OneOf(ColumnModel column, AttributeData attribute, IEnumerable<TypedConstant> values)
    {
        if (column.Kind == ColumnKind.Binary || column.IsNested)
        {
            Wrong(column, attribute, "numbers, text, dates and times");
            return;
        }

        var bounds = new List<BoundReader.Bound>();
        foreach (var value in values)
        {
            if (BoundReader.Read(column, value, BoundReader.Side.Exact) is not { } bound)
            {
                NoValue(column, value);
                return;
            }

            bounds.Add(bound);
        }

        if (bounds.Count == 0 || bounds.Any(static bound => bound.Json is null))
        {
            problems.Add(new DatasetProblem(ProblemKind.Bound, column.Name, "no value is allowed"));
            return;
        }

        scribe.Add(
            column.Name, column, "one_of", [column.Ordinal],
            $"one of {string.Join(", ", bounds.Select(static bound => bound.Words))}",
            [new RuleArgument("values", $"[{string.Join(",", bounds.Select(static bound => bound.Json))}]")], attribute,
            limits: new RuleLimits { Values = bounds.ToEquatableArray() });
    }

    private void Mean(ColumnModel column, AttributeData attribute, double least, double greatest)
    {
        if (!column.IsNumber)
        {
            Wrong(column, attribute, "numbers");
            return;
        }

        if (!(least <= greatest))
        {
            problems.Add(new DatasetProblem(ProblemKind.EmptyRange, column.Name, string.Format(
                CultureInfo.InvariantCulture, "no mean is between {0} and {1}", least, greatest)));
            return;
        }

        var min = double.IsInfinity(least) ? null : JsonText.Number(least);
        var max = double.IsInfinity(greatest) ? null : JsonText.Number(greatest);
        scribe.Add(
            column.Name, column, "mean", [column.Ordinal],
            Between(min, max, "mean "), Arguments(("min", min), ("max", max)), attribute,
            limits: new RuleLimits(min is null ? null : BoundReader.Number(least), max is null ? null : BoundReader.Number(greatest)));
    }

    private void References(ColumnModel column, ITypeSymbol valueType, AttributeData attribute, ITypeSymbol target)
    {
        if (column.Kind == ColumnKind.Binary || column.IsNested)
        {
            Wrong(column, attribute, "numbers, text, dates and times");
            return;
        }

        var name = attribute.Argument<string>(0);
        var dataset = DatasetNames.Of(target);
        if (dataset is null || name is null)
        {
            problems.Add(new DatasetProblem(ProblemKind.Reference, column.Name, $"{DeclaredType.Plain(target)} is no dataset"));
            return;
        }

        var property = target is INamedTypeSymbol named ? ColumnReader.Properties(named).Find(property => property.Name == name) : null;
        if (property is null || !SymbolEqualityComparer.Default.Equals(ColumnTypes.Unwrap(property.Type, out _), valueType))
        {
            problems.Add(new DatasetProblem(ProblemKind.Reference, column.Name, property is null
                ? $"{DeclaredType.Plain(target)} has no column '{name}'"
                : $"'{name}' is of type {DeclaredType.Plain(property.Type)}, not {DeclaredType.Plain(valueType)}"));
            return;
        }

        scribe.Add(
            column.Name, column, "references", [column.Ordinal],
            $"found in {dataset}.{name}", Arguments(("dataset", JsonText.Quote(dataset)), ("column", JsonText.Quote(name))), attribute,
            target: DeclaredType.Global(target));
    }

    private void MaxAge(ColumnModel column, AttributeData attribute)
    {
        if (column.Kind is not (ColumnKind.Timestamp or ColumnKind.Instant or ColumnKind.Date))
        {
            Wrong(column, attribute, "dates and times");
            return;
        }

        if (column.MaxAge is null)
            return;
        if (Durations.Seconds(column.MaxAge) is not { } seconds)
        {
            problems.Add(new DatasetProblem(ProblemKind.Duration, column.Name, $"'{column.MaxAge}' is no duration: write 15m, 6h, 45d or ISO 8601"));
            return;
        }

        scribe.Add(
            column.Name, column, "max_age", [column.Ordinal],
            $"newest row at most {column.MaxAge} old", Arguments(("seconds", JsonText.Number(seconds))));
    }

    private void Wrong(ColumnModel column, AttributeData attribute, string fits) => problems.Add(new DatasetProblem(
        ProblemKind.AttributeType, column.Name,
        $"[{attribute.AttributeClass!.Name.Replace("Attribute", "")}] goes with {fits}; '{column.Name}' is of type {column.Kind}"));

    private void NoValue(ColumnModel column, TypedConstant constant) => problems.Add(new DatasetProblem(
        ProblemKind.Bound, column.Name,
        $"'{(constant.Kind == TypedConstantKind.Array ? "a list" : Convert.ToString(constant.Value, CultureInfo.InvariantCulture))}' is no value of a column of type {column.Kind}"));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Between(string? least, string? greatest, string what) => (least, greatest) switch
    {
        (null, null) => $"{what}of any size",
        (_, null) => $"{what}at least {least}",
        (null, _) => $"{what}at most {greatest}",
        _ => $"{what}between {least} and {greatest}",
    };

    private static EquatableArray<RuleArgument> Arguments(params (string Name, string? Json)[] arguments) =>
        arguments.Where(static argument => argument.Json is not null).Select(static argument => new RuleArgument(argument.Name, argument.Json!)).ToEquatableArray();
}
