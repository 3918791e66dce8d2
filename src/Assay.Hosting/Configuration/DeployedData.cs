using System.Globalization;
using Assay.Pipelines.Deployment;
using Assay.Versioning.Retention;

namespace Assay.Hosting.Configuration;

/// <summary>The versions of datasets that deployed models were made of, and those that a rollback would deploy.</summary>
internal sealed class DeployedData(Declarations declarations, IModelRegistry registry)
{
    /// <summary>Asks the registry. That it can't be asked is no answer: whoever wants to remove something then doesn't.</summary>
    public async Task<IReadOnlyList<DataUse>> OfAsync(string dataset, CancellationToken cancellation)
    {
        var uses = new List<DataUse>();
        foreach (var model in declarations.Models.Select(plan => plan.Descriptor.Name).Distinct(StringComparer.Ordinal))
        {
            foreach (var alias in new[] { ModelAlias.Champion, ModelAlias.Challenger })
            {
                if (await registry.FindAsync(model, alias, cancellation).ConfigureAwait(false) is { } version)
                    await AddAsync(uses, version, dataset, alias, cancellation).ConfigureAwait(false);
            }
        }

        return uses;
    }

    private async Task AddAsync(List<DataUse> uses, ModelVersion version, string dataset, string alias, CancellationToken cancellation)
    {
        Add(uses, version, dataset, alias);
        foreach (var before in version.Tags.GetValueOrDefault(VersionTags.PreviousChampion, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && await registry.GetAsync(version.Model, number, cancellation).ConfigureAwait(false) is { } previous)
            {
                Add(uses, previous, dataset, "a champion before");
            }
        }
    }

    private static void Add(List<DataUse> uses, ModelVersion version, string dataset, string role)
    {
        if (version.Tags.TryGetValue(VersionTags.Data(dataset), out var data))
            uses.Add(new DataUse(string.Create(CultureInfo.InvariantCulture, $"{version.Model} version {version.Version} ({role})"), data));
    }
}
