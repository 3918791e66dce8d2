using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY4003: a column that is known only after the prediction reaches something else than a label.</summary>
internal static class LeakageRule
{
    public static void Check(DatasetInquiry dataset)
    {
        if (dataset.Model.Features is not { } features || DatasetNames.FeaturesOf(dataset.Declaration.Type) is not { } method)
            return;
        var later = Later(method, dataset.Declaration.Cancellation);
        if (later.Count == 0)
            return;
        foreach (var projection in features.Projections)
        {
            if (dataset.Model.Columns.FirstOrDefault(column => column.Name == projection.Column) is not { Label: false })
                continue;
            foreach (var source in projection.Sources)
            {
                if (later.TryGetValue(source.Name, out var when))
                    dataset.Declaration.Report(Descriptors.Leakage, Place(dataset, method, projection.Column, source.Name), source.Name, when, projection.Column);
            }
        }
    }

    private static Dictionary<string, string> Later(IMethodSymbol method, CancellationToken cancellation) => method.Parameters[0].Type is INamedTypeSymbol row
        ? ColumnReader.Read(row, [], cancellation, out _).Where(static source => source.Column.KnownAfter is not null)
            .ToDictionary(static source => source.Column.Name, static source => source.Column.KnownAfter!, StringComparer.Ordinal)
        : [];

    private static Location? Place(DatasetInquiry dataset, IMethodSymbol method, string column, string source)
    {
        var reads = from reference in method.DeclaringSyntaxReferences
                    from access in reference.GetSyntax(dataset.Declaration.Cancellation).DescendantNodes().OfType<MemberAccessExpressionSyntax>()
                    where access.Name.Identifier.ValueText == source
                        && access.Expression is IdentifierNameSyntax row && row.Identifier.ValueText == method.Parameters[0].Name
                        && access.Ancestors().Any(ancestor => Sets(ancestor, column))
                    select access.GetLocation();
        return reads.FirstOrDefault() ?? Places.Of(method);
    }

    private static bool Sets(SyntaxNode node, string column) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.ValueText == column,
        ArgumentSyntax { NameColon.Name.Identifier.ValueText: var name } => name == column,
        _ => false,
    };
}
