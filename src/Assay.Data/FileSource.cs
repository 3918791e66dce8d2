using Assay.CompilerServices;
using Assay.Data.Files;

namespace Assay.Data;

/// <summary>Opens files of Parquet, CSV and JSON lines as rows.</summary>
public static class FileSource
{
    /// <summary>Describes the rows of files. Nothing is opened before an enumeration; each enumeration lists and opens the files anew.</summary>
    /// <param name="plan">The plan of <typeparamref name="T"/>.</param>
    /// <param name="spec">The files.</param>
    /// <exception cref="SourceException">Thrown while enumerating: a file is missing, unreadable, damaged, empty, or of another schema.</exception>
    public static Rows<T> Open<T>(DatasetPlan<T> plan, SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfLessThan(spec.BatchRows, 1);
        return new Rows<T>(new FileRows<T>(plan, spec));
    }

    /// <summary>The files that a source means, in the order in which they are read.</summary>
    /// <exception cref="SourceException">A file is missing, or a glob matches none.</exception>
    public static IReadOnlyList<DataFile> Files(SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return FileList.Resolve(spec);
    }
}
