using Assay.Generators.Datasets.Rules;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads the rules that stand on one column.</summary>
internal sealed class ColumnRuleReader(RuleScribe scribe, IReadOnlyList<ColumnReader.Source> columns, IList<DatasetProblem> problems)
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
            Read(source, source.Attributes[i]);
            problems.BlameAttribute(before, i);
            scribe.CreditAttribute(rules, i);
        }
    }

    private void Read(ColumnReader.Source source, AttributeData attribute)
    {
        foreach (var argument in attribute.ConstructorArguments)
        {
            // Somebody is still typing it.
            if (argument.Kind == TypedConstantKind.Error)
                return;
        }

        if (attribute.AttributeClass is not { } type)
            return;
        var request = new RuleRequest(scribe, problems, columns, source.Column, source.ValueType, attribute);
        if (ColumnRuleTable.Find(type) is { } entry)
            entry.Read(request);
        else if (source.Column.IsNested && (type.IsNamed(KnownAttributes.RowKey) || type.IsNamed(KnownAttributes.Key) || type.IsNamed(KnownAttributes.Id)))
            request.Wrong("single values");
    }
}
