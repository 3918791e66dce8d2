using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Hosting.Provenance;

/// <summary>The identity of what a pipeline declares.</summary>
internal static class DeclarationHash
{
    /// <summary>
    /// SHA-256, in hexadecimal digits, over the compiled pipeline and the manifest entries of the pipeline and of all datasets, columns and models
    /// that its wires name: a bound of a rule changes it, a line moved in the source does not.
    /// </summary>
    public static string Of(PipelinePlan pipeline, Declarations declarations)
    {
        var steps = pipeline.Descriptor.Steps;
        var named = steps.SelectMany(step => step.Inputs.Select(input => input.Of).Concat(step.Outputs.Select(output => output.Of)).Append(step.Subject))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var models = declarations.Models.Select(plan => plan.Descriptor).Where(model => named.Contains(model.Name)).OrderBy(model => model.Name, StringComparer.Ordinal).ToList();
        named.UnionWith(models.SelectMany(model => new[] { model.Input, model.Output, model.Request }));
        var manifest = new Manifest
        {
            Project = "",
            Datasets = [.. declarations.Datasets.Select(plan => plan.Descriptor).Where(dataset => named.Contains(dataset.Name))
                .OrderBy(dataset => dataset.Name, StringComparer.Ordinal).Select(dataset => dataset with { Declared = null })],
            Models = [.. models.Select(model => model with { Declared = null })],
            Pipelines = [pipeline.Descriptor with { Declared = null }],
        };
        var text = JsonSerializer.Serialize(manifest, ManifestJson.Default.Manifest) + "\n" + pipeline.Ir;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
