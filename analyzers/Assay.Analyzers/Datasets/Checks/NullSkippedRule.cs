using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets.Checks;

/// <summary>ASY1022: a check that takes a column as never null, so that rows without it are out of its scope.</summary>
internal static class NullSkippedRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var rule in dataset.Model.Rules)
        {
            if (rule is not { Kind: "check", Method: { } method })
                continue;
            for (var i = 0; i < method.Parameters.Count; i++)
            {
                var column = dataset.Model.Columns[method.Parameters[i].Ordinal];
                if (column.Nullable && !method.Parameters[i].TakesNull && Place(dataset, rule.Member, method, i) is { } place)
                    dataset.Declaration.Report(Descriptors.NullSkipped, place, rule.Member, column.Name);
            }
        }
    }

    private static Location? Place(DatasetInquiry dataset, string name, MethodModel method, int parameter) => dataset.Declaration.Type.GetMembers(name)
        .OfType<IMethodSymbol>().Where(symbol => symbol.Parameters.Length == method.Parameters.Count)
        .Select(symbol => Places.Of(symbol.Parameters[parameter])).FirstOrDefault();
}
