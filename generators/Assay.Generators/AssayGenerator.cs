using Assay.Generators.Datasets;
using Assay.Generators.Models;
using Assay.Generators.Modules;
using Assay.Generators.Monitors;
using Assay.Generators.Pipelines;
using Microsoft.CodeAnalysis;

namespace Assay.Generators;

/// <summary>
/// The door that the compiler enters by. Each kind of declaration has its own pipeline in its own folder; they share this class because one
/// transform per kind must feed both its plan and the module, and a second generator over the same records was measured to cost 0.55–0.7 of
/// the first again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AssayGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var options = AssayOptions.Provide(context);
        ModuleGenerator.Register(
            context,
            options,
            [
                .. DatasetGenerator.Register(context, options),
                ModelGenerator.Register(context, options),
                PipelineGenerator.Register(context, options),
                MonitorGenerator.Register(context, options),
            ]);
    }
}
