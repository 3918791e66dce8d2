using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Referenced;

/// <summary>
/// What the assembly of another project carries of its declarations. The compiler sees neither its documentation nor its private members, so
/// what is said of its columns comes from here.
/// </summary>
internal sealed class CarriedManifest
{
    private const string Folder = "assay:manifest/";

    private static readonly ConditionalWeakTable<IAssemblySymbol, CarriedManifest> s_known = new();

    private readonly ConcurrentDictionary<string, CarriedDataset?> _datasets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);

    private CarriedManifest(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.Is("System.Reflection.AssemblyMetadataAttribute")
                && attribute.Argument<string>(0) is { } key && key.StartsWith(Folder, StringComparison.Ordinal)
                && attribute.Argument<string>(1) is { } text)
            {
                _entries[key.Substring(Folder.Length)] = text;
            }
        }

        Project = _entries.TryGetValue("project.json", out var project) ? CarriedJson.Parse(project)?.Text("project") : null;
    }

    /// <summary>The project; null where the assembly declares nothing.</summary>
    public string? Project { get; }

    /// <summary>The entries' paths below <c>manifest/</c>: <c>datasets/orders.json</c>.</summary>
    public IEnumerable<string> Paths => _entries.Keys;

    /// <summary>What an assembly carries. It is read once.</summary>
    public static CarriedManifest Of(IAssemblySymbol assembly) => s_known.GetValue(assembly, static known => new CarriedManifest(known));

    /// <summary>The project that declares a type; null where that is the one being compiled, or none is known.</summary>
    /// <param name="type">The type.</param>
    /// <param name="here">The assembly being compiled.</param>
    public static string? ProjectOf(ITypeSymbol type, IAssemblySymbol? here) => Elsewhere(type, here) is { } assembly ? Of(assembly).Project : null;

    /// <summary>What the assembly of another project says of a record; null where the record is one of this project, or nothing is said.</summary>
    /// <inheritdoc cref="ProjectOf"/>
    public static CarriedDataset? Dataset(ITypeSymbol type, IAssemblySymbol? here) =>
        Elsewhere(type, here) is { } assembly && DatasetNames.Of(type) is { } name
        && Of(assembly)._datasets.GetOrAdd(name, Of(assembly).ReadDataset) is { } dataset && dataset.TypeName == DeclaredType.Plain(type)
            ? dataset
            : null;

    private static IAssemblySymbol? Elsewhere(ITypeSymbol type, IAssemblySymbol? here) =>
        type.ContainingAssembly is { } assembly && !SymbolEqualityComparer.Default.Equals(assembly, here) ? assembly : null;

    private CarriedDataset? ReadDataset(string name) =>
        _entries.TryGetValue($"datasets/{name}.json", out var text) && CarriedJson.Parse(text) is { } json ? CarriedDataset.Read(json) : null;
}
