using System.Globalization;
using System.Text.Json;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Data;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Pipelines.Steps;

namespace Assay.Hosting.Pipelines;

/// <summary>What people say of a run, as the values of its pipeline's parameters.</summary>
internal sealed class RunParameters(Declarations declarations, IDatasetVersions versions, DatasetSources sources)
{
    /// <summary>Values as the pipeline types them; the hashes of what it reads are filled in.</summary>
    /// <param name="ir">The pipeline.</param>
    /// <param name="typed">Parameters as <c>--param</c> names them.</param>
    /// <param name="data">Versions of datasets as <c>--data</c> names them.</param>
    /// <param name="asOf">What freshness is measured against.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UsageException">A name is unknown, or a text is not of its parameter's type.</exception>
    public async Task<IReadOnlyDictionary<string, JsonElement>> ResolveAsync(
        PipelineIr ir, IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> data, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(typed, StringComparer.Ordinal);
        if (asOf is { } time)
            values[StepParameters.AsOf] = time.ToString("O", CultureInfo.InvariantCulture);
        foreach (var (dataset, reference) in data)
        {
            declarations.Dataset(dataset);
            var version = await versions.FindAsync(dataset, reference, cancellation).ConfigureAwait(false)
                ?? throw new UsageException($"There is no version '{reference}' of {dataset}. assay version list {dataset} shows them.");
            values[StepParameters.Version(dataset)] = version.Version.ToString(CultureInfo.InvariantCulture);
            values[StepParameters.Hash(dataset)] = version.ContentHash;
        }

        await FillHashesAsync(ir, values, cancellation).ConfigureAwait(false);
        try
        {
            return PipelineParameters.Parse(ir, values);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }
    }

    // A step that reads a file is only cached where the file's content is part of its inputs.
    private async Task FillHashesAsync(PipelineIr ir, Dictionary<string, string> values, CancellationToken cancellation)
    {
        foreach (var plan in declarations.Datasets)
        {
            var name = plan.Descriptor.Name;
            var hash = StepParameters.Hash(name);
            if (!ir.Root.Parameters.ContainsKey(hash) || values.ContainsKey(hash))
                continue;
            var reference = new DatasetReference { Source = values.GetValueOrDefault(StepParameters.Source(name)) };
            if (await sources.DigestAsync(plan, reference, cancellation).ConfigureAwait(false) is { } digest)
                values[hash] = digest;
        }
    }
}
