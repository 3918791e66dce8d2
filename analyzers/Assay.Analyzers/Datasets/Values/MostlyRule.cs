using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>ASY1024: a share of <c>Mostly</c> that lets no row fail.</summary>
internal static class MostlyRule
{
    private const string Mostly = nameof(Mostly);

    public static void Check(DatasetInquiry dataset)
    {
        var rows = dataset.Model.Rules.FirstOrDefault(static rule => rule is { Kind: "row_count", Severity: "Error" })?.Limits?.Greatest?.Value as long?;
        foreach (var rule in dataset.Model.Rules)
        {
            // As a decimal: a tenth of ten rows is one row.
            if (!rule.StatesMostly || (rule.Mostly < 1 && !(rows * (1 - (decimal)rule.Mostly) < 1)) || AttributeOf(dataset, rule) is not { } attribute)
                continue;
            var why = rule.Mostly < 1 ? $"of at most {rows} rows none may fail, as without it" : "that is so without it";
            dataset.Declaration.Report(Descriptors.IdleMostly, Places.Argument(attribute, Mostly, 0, dataset.Declaration.Cancellation), rule.Mostly, why);
        }
    }

    private static Microsoft.CodeAnalysis.AttributeData? AttributeOf(DatasetInquiry dataset, RuleModel rule) => rule.Kind == "check"
        ? dataset.Declaration.Type.GetMembers(rule.Member).Select(static method => method.GetAttributes().Find(KnownAttributes.Check)).FirstOrDefault(static one => one is not null)
        : dataset.AttributeOf(rule);
}
