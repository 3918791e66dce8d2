using System.Globalization;
using Assay.Tracking.Artifacts;
using Assay.Tracking.Store;

namespace Assay.Tracking.Import;

/// <summary>Brings registered models, their versions, tags and aliases.</summary>
/// <param name="target">Where they go.</param>
/// <param name="progress">Is told.</param>
/// <param name="runs">The target's ids of imported runs, by those of the source.</param>
internal sealed class ModelImport(ITrackingApi target, ImportProgress progress, IReadOnlyDictionary<string, string> runs)
{
    internal async Task RunAsync(ForeignModel foreign, CancellationToken cancel)
    {
        var name = foreign.Model.Name;
        if (Rules.ModelNames.Fault(name) is { } fault)
        {
            progress.Problem($"model {name}: {fault}");
            return;
        }

        await target.Models.EnsureAsync(name, cancel).ConfigureAwait(false);
        var there = await target.Models.GetAsync(name, cancel).ConfigureAwait(false);
        if (foreign.Model.Description is { Length: > 0 } description && string.IsNullOrEmpty(there.Description))
            await target.Models.UpdateAsync(name, description, cancel).ConfigureAwait(false);
        foreach (var tag in foreign.Model.Tags.Where(tag => there.Tags.All(known => known.Key != tag.Key)))
            await target.Models.SetTagAsync(name, tag.Key, tag.Value, cancel).ConfigureAwait(false);

        var versions = await VersionsAsync(name, cancel).ConfigureAwait(false);
        foreach (var version in foreign.Versions)
            await VersionAsync(foreign, version, versions, cancel).ConfigureAwait(false);
        foreach (var alias in foreign.Model.Aliases)
            await AliasAsync(name, alias, there, versions, cancel).ConfigureAwait(false);
    }

    /// <summary>The target's versions by what they were in the source.</summary>
    private async Task<Dictionary<string, string>> VersionsAsync(string name, CancellationToken cancel)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = new SearchQuery { Filter = $"name = '{name.Replace("'", "''", StringComparison.Ordinal)}'", MaxResults = 1000 };
        await foreach (var version in target.Models.SearchVersionsAsync(query, cancel).ConfigureAwait(false))
        {
            if (version.Tags.FirstOrDefault(tag => tag.Key == TrackingImport.FromTag) is { } from)
                known[from.Value] = version.Version;
        }

        return known;
    }

    private async Task VersionAsync(ForeignModel foreign, RegisteredModelVersion version, Dictionary<string, string> versions, CancellationToken cancel)
    {
        if (versions.ContainsKey(version.Version))
        {
            progress.Versions.Add(imported: false);
            return;
        }

        if (version.RunId is not { Length: > 0 } run || !runs.TryGetValue(run, out var id) || foreign.PathInRun(version) is not { } path)
        {
            progress.Skip($"model {version.Name}, version {version.Version}: its files ({version.Source}) lie in no run that was imported");
            return;
        }

        var made = new NewModelVersion(version.Name, ArtifactUri.OfRun(id, path))
        {
            RunId = id,
            Description = version.Description,
            Tags = [.. version.Tags.Where(tag => tag.Key != TrackingImport.FromTag), new Tag(TrackingImport.FromTag, version.Version)],
        };
        var number = await NumberedAsync(made, version.Version, cancel).ConfigureAwait(false);
        versions[version.Version] = number;
        if (version.CurrentStage is { Length: > 0 } stage && stage != "None")
            await target.Models.TransitionStageAsync(version.Name, number, stage, archiveExisting: false, cancel).ConfigureAwait(false);
        if (number != version.Version)
            progress.Skip($"model {version.Name}, version {version.Version}: it is version {number} here");
        progress.Versions.Add(imported: true);
    }

    // The embedded store never gives a number twice: where versions were deleted in the source, numbers are used up until they agree.
    private async Task<string> NumberedAsync(NewModelVersion made, string wanted, CancellationToken cancel)
    {
        var version = (await target.Models.CreateVersionAsync(made, cancel).ConfigureAwait(false)).Version;
        while (target is TrackingStore && Number(version) < Number(wanted))
        {
            await target.Models.DeleteVersionAsync(made.Name, version, cancel).ConfigureAwait(false);
            version = (await target.Models.CreateVersionAsync(made, cancel).ConfigureAwait(false)).Version;
        }

        return version;
    }

    private async Task AliasAsync(string name, RegisteredModelAlias alias, RegisteredModel there, Dictionary<string, string> versions, CancellationToken cancel)
    {
        var present = there.Aliases.FirstOrDefault(known => string.Equals(known.Alias, alias.Alias, StringComparison.OrdinalIgnoreCase));
        if (!versions.TryGetValue(alias.Version, out var version))
            progress.Skip($"model {name}, alias {alias.Alias}: version {alias.Version} was not imported");
        else if (present is null)
            await target.Models.SetAliasAsync(name, alias.Alias, version, cancel).ConfigureAwait(false);
        else if (present.Version != version)
            progress.Skip($"model {name}, alias {alias.Alias}: it stays with version {present.Version}, the source has version {alias.Version}");
    }

    private static long Number(string version) => long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
