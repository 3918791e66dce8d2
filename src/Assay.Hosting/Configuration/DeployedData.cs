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
            if (await registry.FindAsync(model, ModelAlias.Champion, cancellation).ConfigureAwait(false) is not { } champion)
                continue;
            Add(uses, champion, dataset, "champion");
            if (champion.Tags.TryGetValue(VersionTags.PreviousChampion, out var text)
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && await registry.GetAsync(model, number, cancellation).ConfigureAwait(false) is { } previous)
            {
                Add(uses, previous, dataset, "the champion before");
            }
        }

        return uses;
    }

    private static void Add(List<DataUse> uses, ModelVersion version, string dataset, string role)
    {
        if (version.Tags.TryGetValue(VersionTags.Data(dataset), out var data))
            uses.Add(new DataUse(string.Create(CultureInfo.InvariantCulture, $"{version.Model} version {version.Version} ({role})"), data));
    }
}
