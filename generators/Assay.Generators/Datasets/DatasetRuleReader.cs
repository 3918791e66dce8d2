using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads the rules that hold over a whole dataset: its key, uniqueness, row count and checks.</summary>
internal sealed class DatasetRuleReader(
    RuleScribe scribe, IReadOnlyList<ColumnReader.Source> columns, MethodReader methods, IList<DatasetProblem> problems)
{
    /// <summary>Adds <c>[Unique]</c> rules that stand on a property.</summary>
    public void ReadColumn(ColumnReader.Source source)
    {
        for (var i = 0; i < source.Attributes.Count; i++)
        {
            var attribute = source.Attributes[i];
            if (!attribute.Is(KnownAttributes.Unique))
                continue;
            var (before, rules) = (problems.Count, scribe.Count);
            Unique(attribute, source.Column, attribute.Texts(0).Any() ? attribute.Texts(0) : [source.Column.Name]);
            problems.BlameAttribute(before, i);
            scribe.CreditAttribute(rules, i);
        }
    }

    /// <summary>Adds the rules of the type.</summary>
    public void Read(INamedTypeSymbol type)
    {
        var keys = columns.Where(static column => column.Column.RowKey).Select(static column => column.Column.Ordinal).ToEquatableArray();
        if (keys.Count > 0)
            scribe.Add("", null, "unique", keys, $"one row for each {scribe.NamesOf(keys)}", [], id: "row_key");
        var attributes = type.GetAttributes();
        for (var i = 0; i < attributes.Length; i++)
        {
            var (before, rules) = (problems.Count, scribe.Count);
            if (attributes[i].Is(KnownAttributes.Unique))
                Unique(attributes[i], null, attributes[i].Texts(0));
            else if (attributes[i].Is(KnownAttributes.RowCount))
                RowCount(attributes[i]);
            problems.BlameAttribute(before, i);
            scribe.CreditAttribute(rules, i);
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && method.GetAttributes().Find(KnownAttributes.Check) is { } check)
                Check(method, check);
        }
    }

    private void Unique(AttributeData attribute, ColumnModel? column, IEnumerable<string> names)
    {
        var ordinals = new List<int>();
        foreach (var name in names)
        {
            if (columns.FirstOrDefault(source => source.Column.Name == name) is not { } found)
            {
                problems.Add(new DatasetProblem(ProblemKind.UniqueColumn, column?.Name ?? "", $"[Unique] names '{name}', which is no column"));
                return;
            }

            if (found.Column.IsNested)
            {
                problems.Add(new DatasetProblem(ProblemKind.UniqueColumn, column?.Name ?? "", $"[Unique] names '{name}', which holds lists or structs: a key is made of single values"));
                return;
            }

            ordinals.Add(found.Column.Ordinal);
        }

        if (ordinals.Count == 0)
        {
            problems.Add(new DatasetProblem(ProblemKind.UniqueColumn, column?.Name ?? "", "[Unique] names no column"));
            return;
        }

        var list = ordinals.ToEquatableArray();
        scribe.Add(
            column?.Name ?? "", column, "unique", list, $"no two rows with the same {scribe.NamesOf(list)}", Scope(attribute), attribute);
    }

    private void RowCount(AttributeData attribute)
    {
        var least = attribute.Named("Min", 0L);
        var greatest = attribute.Named("Max", long.MaxValue);
        if (least > greatest)
        {
            problems.Add(new DatasetProblem(ProblemKind.EmptyRange, "", string.Format(
                CultureInfo.InvariantCulture, "no number of rows is between {0} and {1}", least, greatest)));
            return;
        }

        var arguments = new List<RuleArgument>();
        if (least > 0)
            arguments.Add(new RuleArgument("min", least.ToString(CultureInfo.InvariantCulture)));
        if (greatest != long.MaxValue)
            arguments.Add(new RuleArgument("max", greatest.ToString(CultureInfo.InvariantCulture)));
        arguments.AddRange(Scope(attribute));
        var words = (least > 0, greatest != long.MaxValue) switch
        {
            (true, true) => string.Format(CultureInfo.InvariantCulture, "between {0:N0} and {1:N0} rows", least, greatest),
            (true, false) => string.Format(CultureInfo.InvariantCulture, "at least {0:N0} rows", least),
            (false, true) => string.Format(CultureInfo.InvariantCulture, "at most {0:N0} rows", greatest),
            _ => "any number of rows",
        };
        scribe.Add(
            "", null, "row_count", [],
            words, arguments.ToEquatableArray(), attribute,
            limits: new RuleLimits(least > 0 ? BoundReader.Number(least) : null, greatest == long.MaxValue ? null : BoundReader.Number(greatest)));
    }

    private void Check(IMethodSymbol method, AttributeData attribute)
    {
        if (methods.Check(method) is not { } model)
            return;
        var description = attribute.Argument<string>(0) ?? method.Name;
        scribe.Add(
            method.Name, null, "check", model.Parameters.Select(static parameter => parameter.Ordinal).Distinct().ToEquatableArray(),
            description,
            [new RuleArgument("method", JsonText.Quote(method.Name)), new RuleArgument("description", JsonText.Quote(description))],
            attribute, model, "check." + Names.Snake(method.Name));
    }

    private static EquatableArray<RuleArgument> Scope(AttributeData attribute) =>
        attribute.NamedEnum("Scope") is "Dataset" ? [new RuleArgument("scope", "\"dataset\"")] : [];
}
