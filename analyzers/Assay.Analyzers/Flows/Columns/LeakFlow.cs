using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows.Columns;

/// <summary>Follows what isn't known yet when a model predicts, of the row at hand: an earlier row's is history.</summary>
internal sealed class LeakFlow(Bodies bodies, Func<ITypeSymbol, DatasetModel?> datasets, Func<ITypeSymbol, bool> isFeatures, CancellationToken cancellation)
    : ColumnFlow(bodies, cancellation)
{
    /// <summary>What reached a feature.</summary>
    public HashSet<(ColumnRead Read, string Feature)> Found { get; } = [];

    protected override ColumnModel? Column(ITypeSymbol row, string property, Flow instance) => instance.IsRow
        ? datasets(row)?.Columns.FirstOrDefault(column => column.Name == property && (column.Label || column.KnownAfter is not null))
        : null;

    protected override void Written(ITypeSymbol type, string member, Flow value)
    {
        if (value.All.Count == 0 || !isFeatures(type) || datasets(type)?.Columns.FirstOrDefault(column => column.Name == member) is not { Label: false, KnownAfter: null })
            return;
        foreach (var read in value.All)
            Found.Add((read with { AsIs = true }, member));
    }
}
