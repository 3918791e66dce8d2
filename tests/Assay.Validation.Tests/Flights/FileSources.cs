using Assay.CompilerServices;
using Assay.Data;
using Assay.TestKit;

namespace Assay.Validation.Tests.Flights;

/// <summary>Opens datasets as files of the repository. A dataset that refers to itself is read from the file under validation.</summary>
internal sealed class FileSources(string? flights = null) : IDatasetSources
{
    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference)
    {
        var path = reference.Source ?? (plan.Descriptor.Name == "flights" ? flights : null) ?? plan.Descriptor.Source!;
        return FileSource.Open(plan, new SourceSpec(path) { BaseFolder = RepositoryRoot.Folder, WithoutKnownAfter = reference.WithoutKnownAfter });
    }

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
}
