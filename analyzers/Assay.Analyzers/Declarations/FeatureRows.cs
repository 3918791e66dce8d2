using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Declarations;

/// <summary>The records that models take: their columns are features.</summary>
internal sealed class FeatureRows
{
    private readonly Dictionary<ITypeSymbol, string> _models = new(SymbolEqualityComparer.Default);

    /// <summary>Reads what the models of a project take.</summary>
    public static FeatureRows Of(IEnumerable<Declaration> models)
    {
        var rows = new FeatureRows();
        foreach (var model in models)
        {
            foreach (var contract in model.Type.AllInterfaces.Where(static one => one.IsNamed("Assay.IModel`2")))
            {
                if (!rows._models.ContainsKey(contract.TypeArguments[0]))
                    rows._models.Add(contract.TypeArguments[0], model.Name);
            }
        }

        return rows;
    }

    /// <summary>The first model that takes rows of a type; null where none does.</summary>
    public string? ModelOf(ITypeSymbol rows) => _models.TryGetValue(rows, out var model) ? model : null;
}
