using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Assay.Generators.Artifacts;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Modules;

/// <summary>Lists an assembly's plans, and the modules of referenced assemblies, in one module; in an executable registers it.</summary>
internal static class ModuleGenerator
{
    /// <summary>Adds the module. Each kind of declaration contributes the slim models of what it generated.</summary>
    public static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<AssayOptions> options,
        IReadOnlyList<IncrementalValuesProvider<PlanEntry>> plans)
    {
        var all = context.CompilationProvider.Select(static (_, _) => ImmutableArray<PlanEntry>.Empty);
        foreach (var kind in plans)
            all = all.Combine(kind.Collect()).Select(static (pair, _) => pair.Left.AddRange(pair.Right));
        var entries = all
            .Select(static (entries, _) => entries.Sort().ToEquatableArray())
            .WithTrackingName(TrackingNames.Plans);
        var surroundings = context.CompilationProvider
            .Select(static (compilation, cancellation) => ModuleSurroundings.Read(compilation, cancellation))
            .WithTrackingName(TrackingNames.Modules);
        context.RegisterSourceOutput(entries.Combine(options).Combine(surroundings), static (output, input) =>
        {
            var ((plans, options), surroundings) = input;
            if (plans.Count > 0 && surroundings.OldLanguage is { } old)
                output.AddSource("AssayModule.g.cs", ModuleRenderer.RenderRefusal(old));
            else if (plans.Count > 0 || surroundings.Modules.Count > 0)
                output.AddSource("AssayModule.g.cs", ModuleRenderer.Render(plans, options, surroundings));
        });
    }
}
