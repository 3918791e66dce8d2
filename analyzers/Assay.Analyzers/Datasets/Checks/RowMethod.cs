using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets.Checks;

/// <summary>A method of a record that judges or makes rows: a check, what <c>When</c> names, or a projection.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="IsCheck">Whether its answer decides about a row.</param>
/// <param name="HasScope">Whether <c>When</c> names the rows that it judges.</param>
/// <param name="Columns">The columns behind its parameters, in their order; none for a projection and for a check of the batch.</param>
internal sealed record RowMethod(IMethodSymbol Symbol, bool IsCheck, bool HasScope, IReadOnlyList<ColumnModel> Columns)
{
    /// <summary>What a method is for a record; null where nothing.</summary>
    public static RowMethod? Of(IMethodSymbol method, DatasetModel dataset)
    {
        if (method.GetAttributes().Find(KnownAttributes.Features) is not null)
            return new RowMethod(method, false, false, []);
        if (method.GetAttributes().Find(KnownAttributes.Check) is not null)
        {
            return dataset.Rules.FirstOrDefault(rule => rule.Kind == "check" && rule.Member == method.Name) is { Method: { } check } rule
                ? new RowMethod(method, true, rule.When is not null, ColumnsOf(check, dataset))
                : null;
        }

        return dataset.Scopes.FirstOrDefault(scope => scope.Name == method.Name) is { } named && named.Parameters.Count == method.Parameters.Length
            ? new RowMethod(method, false, false, ColumnsOf(named, dataset))
            : null;
    }

    /// <summary>The column behind a parameter.</summary>
    public ColumnModel? ColumnOf(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Symbol) && parameter.Ordinal < Columns.Count ? Columns[parameter.Ordinal] : null;

    private static List<ColumnModel> ColumnsOf(MethodModel method, DatasetModel dataset) =>
        method.Parameters.Select(parameter => dataset.Columns[parameter.Ordinal]).ToList();
}
