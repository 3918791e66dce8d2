using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>A rule's attribute on a record, or on a property where it may stand there too, being read.</summary>
/// <param name="Scribe">Where rules go.</param>
/// <param name="Problems">Where problems go.</param>
/// <param name="Columns">All columns of the dataset, by ordinal.</param>
/// <param name="Column">The column that it stands on; null where it stands on the record.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record DatasetRuleRequest(
    RuleScribe Scribe,
    ICollection<DatasetProblem> Problems,
    IReadOnlyList<ColumnReader.Source> Columns,
    ColumnModel? Column,
    AttributeData Attribute)
{
    /// <summary>The attribute as it is written: <c>[Unique]</c>.</summary>
    public string Written => $"[{Attribute.AttributeClass!.Name.Replace("Attribute", "")}]";

    private string Member => Column?.Name ?? "";

    /// <summary>The argument that says what the rule counts as its whole.</summary>
    public EquatableArray<RuleArgument> WholeArguments => Attribute.NamedEnum("Scope") is "Dataset" ? [new RuleArgument("scope", "\"dataset\"")] : [];

    /// <summary>Adds a rule.</summary>
    /// <param name="kind">The kind: a kernel of that name judges it.</param>
    /// <param name="expectation">What is expected, in words.</param>
    /// <param name="ordinals">The columns that it reads.</param>
    /// <param name="arguments">Its arguments as JSON.</param>
    /// <param name="limits">What it lets pass; null where only running it tells.</param>
    /// <param name="id">The last part of its id, where that isn't the kind.</param>
    public void Add(
        string kind, string expectation, EquatableArray<int> ordinals, EquatableArray<RuleArgument> arguments = default, RuleLimits? limits = null, string? id = null) =>
        Scribe.Add(Member, Column, kind, ordinals, expectation, arguments, Attribute, id: id, limits: limits);

    /// <summary>Reads the names of columns that hold single values; null, with a problem, where one is none.</summary>
    public List<ColumnReader.Source>? TryColumns(IEnumerable<string> names)
    {
        var found = new List<ColumnReader.Source>();
        foreach (var name in names)
        {
            if (Columns.FirstOrDefault(source => source.Column.Name == name) is not { } column)
            {
                Problem(ProblemKind.UniqueColumn, $"{Written} names '{name}', which is no column");
                return null;
            }

            if (column.Column.IsNested)
            {
                Problem(ProblemKind.UniqueColumn, $"{Written} names '{name}', which holds lists or structs: {(Attribute.Is(KnownAttributes.Unique) ? "a key is made of" : "it is over")} single values");
                return null;
            }

            found.Add(column);
        }

        return found;
    }

    /// <summary>Reports a problem; the rule is then left out.</summary>
    public void Problem(ProblemKind kind, string detail) => Problems.Add(new DatasetProblem(kind, Member, detail));
}
