using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Values compared with those of another column of the same row.</summary>
internal static class ColumnComparisons
{
    public static readonly RuleEntry[] Entries =
    [
        new("Assay.GreaterThanColumnAttribute", static rule => Compare(rule, "greater", "greater than")),
        new("Assay.AtLeastColumnAttribute", static rule => Compare(rule, "at_least", "at least")),
        new("Assay.LessThanColumnAttribute", static rule => Compare(rule, "less", "less than")),
        new("Assay.AtMostColumnAttribute", static rule => Compare(rule, "at_most", "at most")),
        new("Assay.EqualsColumnAttribute", static rule => Compare(rule, "equal", "equal to")),
        new("Assay.DiffersFromColumnAttribute", static rule => Compare(rule, "different", "different from")),
        new("System.ComponentModel.DataAnnotations.CompareAttribute", static rule => Compare(rule, "equal", "equal to")),
    ];

    private static void Compare(RuleRequest rule, string relation, string words)
    {
        if (rule.Attribute.Argument<string>(0) is not { } name)
            return;
        var other = rule.Columns.FirstOrDefault(source => source.Column.Name == name)?.Column;
        var isEquality = relation is "equal" or "different";
        if (other is null)
            rule.Problem(ProblemKind.UniqueColumn, $"'{name}' is no column");
        else if (other.Ordinal == rule.Column.Ordinal)
            rule.Problem(ProblemKind.UniqueColumn, $"'{name}' is the column itself: name another one");
        else if (!IsComparable(rule.Column.Kind, isEquality))
            rule.Wrong(isEquality ? "single values" : "numbers, dates and times");
        else if (!rule.Column.IsComparableWith(other))
            rule.Problem(ProblemKind.AttributeType, $"'{rule.Column.Name}' is of type {rule.Column.Kind}, '{name}' of type {other.Kind}: values of these can't be compared exactly");
        else
            rule.Add("compare", $"{words} {other.StorageName}", [rule.Column.Ordinal, other.Ordinal], null, ("is", JsonText.Quote(relation)));
    }

    private static bool IsComparable(ColumnKind kind, bool isEquality) => kind switch
    {
        ColumnKind.Binary or ColumnKind.List or ColumnKind.Struct => false,
        ColumnKind.String or ColumnKind.Enum or ColumnKind.Guid or ColumnKind.Boolean => isEquality,
        _ => true,
    };

    /// <summary>Whether values of two columns can be compared without loss: of one type, or numbers that one type holds exactly.</summary>
    public static bool IsComparableWith(this ColumnModel one, ColumnModel other)
    {
        var (a, b) = (one.Kind, other.Kind);
        return a == b
            || (a is ColumnKind.String or ColumnKind.Enum && b is ColumnKind.String or ColumnKind.Enum)
            || (IsExact(a) && IsExact(b))
            || (IsReal(a) && (IsReal(b) || IsSmall(b)))
            || (IsSmall(a) && IsReal(b));
    }

    private static bool IsReal(ColumnKind kind) => kind is ColumnKind.Float or ColumnKind.Double;

    // Decimals hold all whole numbers.
    private static bool IsExact(ColumnKind kind) => kind == ColumnKind.Decimal || kind is ColumnKind.Int64 or ColumnKind.UInt64 || IsSmall(kind);

    // Doubles hold all whole numbers of 32 bits.
    private static bool IsSmall(ColumnKind kind) => kind is ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.UInt8 or ColumnKind.UInt16 or ColumnKind.UInt32;
}
