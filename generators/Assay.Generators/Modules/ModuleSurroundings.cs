using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Modules;

/// <summary>What the module needs to know of the compilation.</summary>
/// <param name="IsExecutable">Whether the assembly is a program: only there its module is registered, and with it those that it refers to.</param>
/// <param name="Modules">The modules of referenced assemblies, as they are written in code, in ordinal order.</param>
/// <param name="OldLanguage">The version of C# where it is older than what is generated; null otherwise.</param>
internal sealed record ModuleSurroundings(bool IsExecutable, EquatableArray<string> Modules, string? OldLanguage)
{
    private const LanguageVersion Least = LanguageVersion.CSharp14;

    /// <summary>The least version of C# that takes what is generated.</summary>
    public static string LeastLanguage => Least.ToDisplayString();

    /// <summary>Reads it. Assemblies that don't reference Assay are left alone.</summary>
    public static ModuleSurroundings Read(Compilation compilation, CancellationToken cancellation)
    {
        var executable = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
            or OutputKind.WindowsRuntimeApplication;
        var old = compilation is CSharpCompilation { LanguageVersion: < Least and var version } ? version.ToDisplayString() : null;
        var modules = new List<string>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ReferencesAssay(assembly) && ModuleOf(assembly) is { } module)
                modules.Add(module);
        }

        modules.Sort(StringComparer.Ordinal);
        return new ModuleSurroundings(executable, modules.ToEquatableArray(), old);
    }

    private static bool ReferencesAssay(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (string.Equals(reference.Name, "Assay", StringComparison.Ordinal))
                    return true;
            }
        }

        return false;
    }

    private static string? ModuleOf(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Find("Assay.AssayModuleAttribute") is { ConstructorArguments: [{ Value: INamedTypeSymbol module }] }
            && module.DeclaredAccessibility == Accessibility.Public
            ? DeclaredType.Global(module)
            : null;
}
