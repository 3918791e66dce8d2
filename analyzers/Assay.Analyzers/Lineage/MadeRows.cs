using Assay.Analyzers.Declarations;
using Assay.Generators.ColumnLineage;
using Assay.Generators.Datasets;
using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Lineage;

/// <summary>A method that makes rows, and where it takes their columns from.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Inputs">The types of the rows that its parameters bring, by their names.</param>
/// <param name="Columns">Where it takes each column from.</param>
internal sealed record Making(string Method, IReadOnlyDictionary<string, ITypeSymbol> Inputs, IReadOnlyList<ColumnOrigins> Columns);

/// <summary>The methods of a project that make rows: its steps, and <c>[Features]</c>.</summary>
internal sealed class MadeRows
{
    private readonly Dictionary<ITypeSymbol, List<Making>> _makings = new(SymbolEqualityComparer.Default);

    /// <summary>Reads the steps of all pipelines, each once.</summary>
    public static MadeRows Of(DeclarationIndex index, LineageReader lineage, CancellationToken cancellation)
    {
        var made = new MadeRows();
        foreach (var pipeline in index.Of(DeclarationKind.Pipeline, cancellation))
        {
            foreach (var method in pipeline.Type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.GetAttributes().Find(KnownAttributes.Step) is null)
                    continue;
                foreach (var (_, type, origins) in lineage.OfStep(method, cancellation))
                    made.Add(type, new Making(method.Name, Inputs(method, WireTypes.RowType), origins.Columns));
            }
        }

        return made;
    }

    /// <summary>How rows of a record are made in this project.</summary>
    public IEnumerable<Making> Of(ITypeSymbol type, DatasetModel model)
    {
        IEnumerable<Making> steps = _makings.TryGetValue(type, out var makings) ? makings : [];
        return model.Features is { } features && DatasetNames.FeaturesOf(type) is { } method
            ? steps.Prepend(new Making(method.Name, Inputs(method, static row => row), features.Columns))
            : steps;
    }

    private static Dictionary<string, ITypeSymbol> Inputs(IMethodSymbol method, Func<ITypeSymbol, ITypeSymbol?> rowOf)
    {
        var inputs = new Dictionary<string, ITypeSymbol>(StringComparer.Ordinal);
        foreach (var parameter in method.Parameters)
        {
            if (rowOf(parameter.Type) is { } row)
                inputs[parameter.Name] = row;
        }

        return inputs;
    }

    private void Add(ITypeSymbol type, Making making)
    {
        if (!_makings.TryGetValue(type, out var known))
            _makings[type] = known = [];
        known.Add(making);
    }
}
