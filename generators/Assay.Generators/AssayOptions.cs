using Microsoft.CodeAnalysis;

namespace Assay.Generators;

/// <summary>What the project's properties say.</summary>
/// <param name="Project">The project: the first part of every URN. MSBuild's <c>AssayProject</c>, else the root namespace, else the assembly's name.</param>
/// <param name="AssemblyName">The assembly's name.</param>
internal sealed record AssayOptions(string Project, string AssemblyName)
{
    /// <summary>The options as a pipeline's input: equal ones stop what comes after.</summary>
    public static IncrementalValueProvider<AssayOptions> Provide(IncrementalGeneratorInitializationContext context)
    {
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "Assembly");
        return context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) =>
                (Property(options.GlobalOptions, "build_property.AssayProject") ?? Property(options.GlobalOptions, "build_property.RootNamespace")))
            .Combine(assembly)
            .Select(static (pair, _) => new AssayOptions(pair.Left ?? pair.Right, pair.Right))
            .WithTrackingName(TrackingNames.Options);
    }

    private static string? Property(Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
