using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Monitoring.References;
using Assay.Workspace;
using Assay.Workspace.Storage;

namespace Assay.Monitoring;

/// <summary>Keeps the references of model versions as <c>monitors/references/&lt;model&gt;/v&lt;version&gt;.json</c> in the workspace.</summary>
public sealed class ReferenceStore : IReferenceStore
{
    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>References in a workspace.</summary>
    public ReferenceStore(AssayWorkspace workspace, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(time);
        _folder = Path.Combine(workspace.Monitors, "references");
        _time = time;
    }

    /// <inheritdoc/>
    /// <exception cref="MonitoringException">The rows are neither the model's input nor its requests.</exception>
    public async Task FreezeAsync(
        ModelPlan plan, object model, ModelVersion version, Rows training, Rows evaluation, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(evaluation);
        var builder = new ReferenceBuilder(model, version, training, evaluation, _time.GetUtcNow(), cancellation);
        var reference = await plan.Accept(builder).ConfigureAwait(false);
        await AtomicFile.ReplaceAsync(PathOf(reference.Model, reference.Version), reference.ToJson(), cancellation).ConfigureAwait(false);
    }

    /// <summary>The reference of a model version; null where none was frozen.</summary>
    /// <exception cref="MonitoringException">The file is damaged, or newer than this library.</exception>
    public async Task<ModelReference?> FindAsync(string model, int version, CancellationToken cancellation = default)
    {
        var path = PathOf(model, version);
        if (!File.Exists(path))
            return null;
        try
        {
            return ModelReference.Parse(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false));
        }
        catch (JsonException damaged)
        {
            throw new MonitoringException(
                "read the reference", path, "no reference that this version can read", $"schema version up to {ModelReference.CurrentSchemaVersion}",
                "Restore the file, or deploy the version again to freeze it anew.", inner: damaged);
        }
    }

    private string PathOf(string model, int version)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return Path.Combine(_folder, model, string.Create(CultureInfo.InvariantCulture, $"v{version}.json"));
    }
}
