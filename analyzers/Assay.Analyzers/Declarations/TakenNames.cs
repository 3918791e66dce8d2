using Assay.Generators.Reading;
using Assay.Generators.Referenced;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Declarations;

/// <summary>Who had a name first: the projects referred to, then the declarations of this one by file and place.</summary>
internal sealed class TakenNames
{
    private readonly Dictionary<(string Folder, string Name), string> _assemblies = [];
    private readonly Dictionary<(DeclarationKind, string), Declaration> _first = [];

    public static TakenNames Of(Compilation compilation, IEnumerable<Declaration> declarations, CancellationToken cancellation)
    {
        var names = new TakenNames();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Assay")))
                names.Add(assembly);
        }

        foreach (var declaration in Declaration.InOrder(declarations))
        {
            if (!names._first.ContainsKey((declaration.Kind, declaration.Name)))
                names._first.Add((declaration.Kind, declaration.Name), declaration);
        }

        return names;
    }

    /// <summary>Whose name it is already; null where it is the declaration's own.</summary>
    public string? OwnerOf(Declaration declaration)
    {
        if (_assemblies.TryGetValue((Folder(declaration.Kind), declaration.Name), out var assembly))
            return assembly;
        return _first.TryGetValue((declaration.Kind, declaration.Name), out var first) && !SymbolEqualityComparer.Default.Equals(first.Type, declaration.Type)
            ? DeclaredType.Plain(first.Type)
            : null;
    }

    private void Add(IAssemblySymbol assembly)
    {
        foreach (var path in CarriedManifest.Of(assembly).Paths)
        {
            var parts = path.Split('/');
            if (parts.Length == 2 && parts[1].EndsWith(".json", StringComparison.Ordinal))
                _assemblies[(parts[0], parts[1].Substring(0, parts[1].Length - ".json".Length))] = assembly.Name;
        }
    }

    private static string Folder(DeclarationKind kind) => kind switch
    {
        DeclarationKind.Dataset => "datasets",
        DeclarationKind.Model => "models",
        DeclarationKind.Pipeline => "pipelines",
        _ => "monitors",
    };
}
