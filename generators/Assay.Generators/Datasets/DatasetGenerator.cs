using Assay.Generators.Artifacts;
using Assay.Generators.Modules;
using Assay.Generators.Reading;
using Assay.Generators.Reading.Memory;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Datasets;

/// <summary>Makes the plan of records marked <c>[Dataset]</c> or <c>[Columns]</c>.</summary>
internal static class DatasetGenerator
{
    /// <summary>Adds the pipelines; gives the slim models that the module lists.</summary>
    public static IReadOnlyList<IncrementalValuesProvider<PlanEntry>> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<AssayOptions> options) =>
    [
        Register(context, options, KnownAttributes.Dataset, TrackingNames.Datasets),
        Register(context, options, KnownAttributes.Columns, TrackingNames.Columns),
    ];

    private static IncrementalValuesProvider<PlanEntry> Register(
        IncrementalGeneratorInitializationContext context, IncrementalValueProvider<AssayOptions> options, string attribute, string trackingName)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancellation) => Remembered<DatasetModel>.Read(target, DatasetReader.Read, cancellation))
            .Where(static model => model is { CanGenerate: true })
            .Select(static (model, _) => model!)
            .WithTrackingName(trackingName);
        context.RegisterSourceOutput(models.Combine(options), static (output, input) =>
        {
            var (model, options) = input;
            var manifest = DatasetJson.Write(model);
            Artifact[] artifacts =
            [
                new($"manifest/datasets/{model.Name}.json", manifest),
                new($"lineage/datasets/{model.Name}.json", DatasetLineage.Write(model, options.Project)),
            ];
            output.AddSource(
                model.Type.HintName + ".Dataset.g.cs", GeneratedFile.Of(model.Type, artifacts, DatasetRenderer.Render(model)));
        });
        return models.Select(static (model, _) => new PlanEntry(PlanKind.Datasets, $"{model.Type.GlobalName}.AssayPlan.Instance"));
    }
}
