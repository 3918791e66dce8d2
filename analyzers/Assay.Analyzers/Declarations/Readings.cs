using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Declarations;

/// <summary>What declarations of a kind say, each read once in a compilation: several rules ask for the same record.</summary>
internal sealed class Readings<TModel>(Func<INamedTypeSymbol, CancellationToken, TModel?> read)
    where TModel : class
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, TModel?> _read = new(SymbolEqualityComparer.Default);

    public TModel? Of(ITypeSymbol type, CancellationToken cancellation) =>
        type is INamedTypeSymbol named ? _read.GetOrAdd(named, one => read(one, cancellation)) : null;
}
