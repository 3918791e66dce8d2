using Assay.Generators.Artifacts;
using Assay.Generators.Modules;
using Assay.Generators.Reading;
using Assay.Generators.Reading.Memory;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Models;

/// <summary>Makes the plan of records marked <c>[Model]</c>.</summary>
internal static class ModelGenerator
{
    private static readonly CodeTemplate s_template = CodeTemplate.Load("model.sbn");

    /// <summary>Adds the pipeline; gives the slim models that the module lists.</summary>
    public static IncrementalValuesProvider<PlanEntry> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<AssayOptions> options)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownAttributes.Model,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => Remembered<ModelModel>.Read(target, ModelReader.Read, cancellation))
            .Where(static model => model is { CanGenerate: true })
            .Select(static (model, _) => model!)
            .WithTrackingName(TrackingNames.Models);
        context.RegisterSourceOutput(models.Combine(options), static (output, input) =>
        {
            var (model, options) = input;
            var manifest = ModelJson.Write(model);
            Artifact[] artifacts =
            [
                new($"manifest/models/{model.Name}.json", manifest),
                new($"lineage/models/{model.Name}.json", ModelJson.Event(model, options.Project)),
            ];
            output.AddSource(model.Type.HintName + ".Model.g.cs", GeneratedFile.Of(model.Type, artifacts, Render(model, manifest)));
        });
        return models.Select(static (model, _) => new PlanEntry(PlanKind.Models, $"{model.Type.GlobalName}.AssayModelPlan.Instance"));
    }

    private static string Render(ModelModel model, string manifest) => s_template.Render(new Plan(
        GeneratedFile.Attribute,
        model.Type.GlobalName,
        model.Request!.Type,
        model.Input!.Type,
        model.Output!.Type,
        Literals.Raw(manifest),
        model.ToFeatures is null ? "row" : $"{model.ToFeatures}(row)",
        model.Loading == ModelLoading.MlNet
            ? $"new {model.Type.GlobalName}(await global::Assay.ML.CompilerServices.MlNetModels.LoadAsync(folder, cancellation).ConfigureAwait(false))"
            : $"await {model.Type.GlobalName}.LoadAsync(folder, cancellation).ConfigureAwait(false)"));

    private sealed record Plan(
        string Attribute, string Type, string Request, string Input, string Output, string Descriptor, string ToFeatures, string Load);
}
