using System.Globalization;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>A rule's attribute on a column, being read.</summary>
/// <param name="Scribe">Where rules go.</param>
/// <param name="Problems">Where problems go.</param>
/// <param name="Columns">All columns of the dataset, by ordinal.</param>
/// <param name="Column">The column that it stands on.</param>
/// <param name="ValueType">The type of that column's values, without nullability.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record RuleRequest(
    RuleScribe Scribe,
    ICollection<DatasetProblem> Problems,
    IReadOnlyList<ColumnReader.Source> Columns,
    ColumnModel Column,
    ITypeSymbol ValueType,
    AttributeData Attribute)
{
    /// <summary>What the attribute's constructor was given.</summary>
    public IReadOnlyList<TypedConstant> Given => Attribute.ConstructorArguments;

    /// <summary>Adds a rule over this column.</summary>
    /// <param name="kind">The kind: a kernel of that name judges it.</param>
    /// <param name="expectation">What is expected, in words.</param>
    /// <param name="limits">What it lets pass, for comparing it with others; null where only running it tells.</param>
    /// <param name="arguments">Its arguments as JSON; those that are null are left out.</param>
    public void Add(string kind, string expectation, RuleLimits? limits, params (string Name, string? Json)[] arguments) =>
        Add(kind, expectation, [Column.Ordinal], limits, arguments);

    /// <summary>Adds a rule over several columns, this one first.</summary>
    public void Add(string kind, string expectation, EquatableArray<int> columns, RuleLimits? limits, params (string Name, string? Json)[] arguments) =>
        Scribe.Add(Column.Name, Column, kind, columns, expectation, Arguments(arguments), Attribute, limits: limits);

    /// <summary>Reports that the attribute doesn't go with the column's type.</summary>
    /// <param name="fits">What it goes with: <c>numbers, dates and times</c>.</param>
    public void Wrong(string fits) => Problem(
        ProblemKind.AttributeType,
        $"[{Attribute.AttributeClass!.Name.Replace("Attribute", "")}] goes with {fits}; '{Column.Name}' is of type {Column.Kind}");

    /// <summary>Reports that a constant is no value of the column.</summary>
    public void NoValue(TypedConstant constant) => Problem(
        ProblemKind.Bound,
        $"'{(constant.Kind == TypedConstantKind.Array ? "a list" : Convert.ToString(constant.Value, CultureInfo.InvariantCulture))}' is no value of a column of type {Column.Kind}");

    /// <summary>Reports a problem; the rule is then left out.</summary>
    public void Problem(ProblemKind kind, string detail) => Problems.Add(new DatasetProblem(kind, Column.Name, detail));

    /// <summary>Reads a bound in the column's type; false, with a problem, where it is none. No constant is no bound.</summary>
    public bool TryBound(TypedConstant? constant, BoundReader.Side side, out BoundReader.Bound? bound)
    {
        bound = null;
        if (constant is not { } given || given.IsNull)
            return true;
        bound = BoundReader.Read(Column, given, side);
        if (bound is null)
            NoValue(given);
        return bound is not null;
    }

    /// <summary>Arguments as JSON, those that are null left out.</summary>
    public static EquatableArray<RuleArgument> Arguments(params (string Name, string? Json)[] arguments) =>
        arguments.Where(static argument => argument.Json is not null).Select(static argument => new RuleArgument(argument.Name, argument.Json!)).ToEquatableArray();

    /// <summary>Two bounds in words: <c>mean between 0 and 5</c>.</summary>
    public static string Between(string? least, string? greatest, string what) => (least, greatest) switch
    {
        (null, null) => $"{what}of any size",
        (_, null) => $"{what}at least {least}",
        (null, _) => $"{what}at most {greatest}",
        _ => $"{what}between {least} and {greatest}",
    };
}
