using Assay.Generators.Artifacts;
using Assay.Generators.Modules;
using Assay.Generators.Reading;
using Assay.Generators.Reading.Memory;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Monitors;

/// <summary>Makes the descriptor of records marked <c>[Monitor]</c>.</summary>
internal static class MonitorGenerator
{
    private static readonly CodeTemplate s_template = CodeTemplate.Load("monitor.sbn");

    /// <summary>Adds the pipeline; gives the slim models that the module lists.</summary>
    public static IncrementalValuesProvider<PlanEntry> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<AssayOptions> options)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Monitor,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => Remembered<MonitorModel>.Read(target, MonitorReader.Read, cancellation))
            .Where(static model => model is { CanGenerate: true })
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Monitors);
        context.RegisterSourceOutput(models.Combine(options), static (output, input) =>
        {
            var (model, options) = input;
            var manifest = MonitorJson.Write(model);
            Artifact[] artifacts =
            [
                new($"manifest/monitors/{model.Name}.json", manifest),
                new($"lineage/monitors/{model.Name}.json", MonitorJson.Event(model, options.Project)),
            ];
            output.AddSource(
                model.Type.HintName + ".Monitor.g.cs",
                GeneratedFile.Of(model.Type, artifacts, s_template.Render(new Plan(GeneratedFile.Attribute, Literals.Raw(manifest)))));
        });
        return models.Select(static (model, _) => new PlanEntry(PlanKind.Monitors, $"{model.Type.GlobalName}.AssayMonitorPlan.Instance"));
    }

    private sealed record Plan(string Attribute, string Descriptor);
}
