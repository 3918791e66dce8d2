using System.Runtime.CompilerServices;

namespace Assay;

/// <summary>Declares a dataset: a record type whose instances are rows read from <see cref="Source"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class DatasetAttribute : DeclarationAttribute
{
    /// <summary>Declares the dataset called <paramref name="name"/>.</summary>
    public DatasetAttribute(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : base(name, file, line)
    {
    }

    /// <summary>
    /// Where the rows are by default: a file or a glob of Parquet, CSV or JSON lines, relative to the project. Configuration and
    /// <c>--source</c> override it. Never holds a secret.
    /// </summary>
    public string? Source { get; init; }

    /// <summary>What one validation reads at a time.</summary>
    public BatchBy BatchBy { get; init; }
}
