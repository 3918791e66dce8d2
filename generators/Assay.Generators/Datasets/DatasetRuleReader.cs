using Assay.Generators.Datasets.Rules;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads the rules that hold over a whole dataset: its key, those of its attributes, and checks.</summary>
internal sealed class DatasetRuleReader(
    RuleScribe scribe, IReadOnlyList<ColumnReader.Source> columns, MethodReader methods, IList<DatasetProblem> problems)
{
    /// <summary>Adds the rules over rows that stand on a property: <c>[Unique]</c>.</summary>
    public void ReadColumn(ColumnReader.Source source) => Read(source.Attributes, source.Column);

    /// <summary>Adds the rules of the type.</summary>
    public void Read(INamedTypeSymbol type)
    {
        var keys = columns.Where(static column => column.Column.RowKey).Select(static column => column.Column.Ordinal).ToEquatableArray();
        if (keys.Count > 0)
            scribe.Add("", null, "unique", keys, $"one row for each {scribe.NamesOf(keys)}", [], id: "row_key");
        Read(type.GetAttributes(), null);
        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol method && method.GetAttributes().Find(KnownAttributes.Check) is { } check)
                Check(method, check);
        }
    }

    private void Read(IReadOnlyList<AttributeData> attributes, ColumnModel? column)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            if (DatasetRuleTable.Find(attributes[i].AttributeClass) is not { } entry)
                continue;
            var (before, rules) = (problems.Count, scribe.Count);
            entry.Read(new DatasetRuleRequest(scribe, problems, columns, column, attributes[i]));
            problems.BlameAttribute(before, i);
            scribe.CreditAttribute(rules, i);
        }
    }

    private void Check(IMethodSymbol method, AttributeData attribute)
    {
        if (methods.Check(method) is not { } model)
            return;
        if (model.TakesStatistics && attribute.Has("By"))
        {
            problems.Add(new DatasetProblem(ProblemKind.UniqueColumn, method.Name, "a check over the statistics of the batch knows no segments, so By has no meaning there"));
            return;
        }

        var description = attribute.Argument<string>(0) ?? method.Name;
        scribe.Add(
            method.Name, null, "check", model.Parameters.Select(static parameter => parameter.Ordinal).Distinct().ToEquatableArray(),
            description,
            RuleRequest.Arguments(
                ("method", JsonText.Quote(method.Name)),
                ("description", JsonText.Quote(description)),
                ("dataset", model.BesideName is { } beside ? JsonText.Quote(beside) : null)),
            attribute, model, "check." + Names.Snake(method.Name), target: model.Beside);
    }
}
