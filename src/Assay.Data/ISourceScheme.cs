using Assay.CompilerServices;

namespace Assay.Data;

/// <summary>Reads sources that are no files, told by what stands before the first colon. Given to <see cref="SourceSpec.Schemes"/> by the host.</summary>
public interface ISourceScheme
{
    /// <summary>What stands before the colon: <c>duckdb</c>.</summary>
    string Scheme { get; }

    /// <summary>Describes the rows of a source. Nothing is opened before an enumeration.</summary>
    /// <param name="plan">The plan of <typeparamref name="T"/>.</param>
    /// <param name="source">The source, with its scheme.</param>
    /// <param name="spec">How it is read.</param>
    Rows<T> Open<T>(DatasetPlan<T> plan, string source, SourceSpec spec);
}
