using System.Collections.ObjectModel;
using Assay.CompilerServices;

namespace Assay;

/// <summary>Which rows of a dataset are meant.</summary>
public sealed record DatasetReference
{
    /// <summary>The declared source as configured, at its present state.</summary>
    public static DatasetReference Default { get; } = new();

    /// <summary>A path, glob or URI instead of the declared source.</summary>
    public string? Source { get; init; }

    /// <summary>How the source is read, over what configuration says, by the names that it has there: <c>Delimiter</c>, <c>Encoding</c>…</summary>
    public IReadOnlyDictionary<string, string> Reading { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>A version (<c>3</c>), tag (<c>release</c>) or <c>latest</c>; null for the source itself.</summary>
    public string? Version { get; init; }

    /// <summary>Whether a newer batch of the same source stands beside this one: it is then not asked to be fresh.</summary>
    public bool Superseded { get; init; }

    /// <summary>Whether columns that are known only later are left out, as when the champion scores.</summary>
    public bool WithoutKnownAfter { get; init; }
}

/// <summary>Opens datasets: configuration, files and versions behind one door. Filled by the host.</summary>
public interface IDatasetSources
{
    /// <summary>Describes the rows of a dataset. Opening happens at each enumeration.</summary>
    /// <exception cref="SourceException">Thrown while enumerating: the source is missing, unreadable, or of another schema.</exception>
    Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference);

    /// <summary>The batches that a dataset's source falls into (<see cref="BatchBy"/>): files in ordinal order, all but the last superseded; or one for the whole.</summary>
    IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference);
}
