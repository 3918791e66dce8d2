using Assay.CompilerServices;
using Assay.Data.Files;

namespace Assay.Data;

/// <summary>Opens files of Parquet, CSV and JSON lines, and what schemes add to them, as rows.</summary>
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
        return SchemeOf(spec) is { } scheme ? scheme.Open(plan, spec.Paths[0], spec) : new Rows<T>(new FileRows<T>(plan, spec));
    }

    /// <summary>Whether a source is files, and not read by one of <see cref="SourceSpec.Schemes"/>.</summary>
    public static bool IsFiles(SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return SchemeOf(spec) is null;
    }

    /// <summary>The files that a source means, in the order in which they are read.</summary>
    /// <exception cref="SourceException">A file is missing, or a glob matches none.</exception>
    public static IReadOnlyList<DataFile> Files(SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return FileList.Resolve(spec);
    }

    private static ISourceScheme? SchemeOf(SourceSpec spec) => spec.Paths.Count == 1
        ? spec.Schemes.FirstOrDefault(scheme => spec.Paths[0].StartsWith(scheme.Scheme + ":", StringComparison.OrdinalIgnoreCase))
        : null;
}
