namespace Assay.ML;

/// <summary>A folder from which no ML.NET model could be loaded.</summary>
public sealed class MlNetModelException : Exception
{
    /// <summary>Makes the exception and its one-line message of the facts.</summary>
    public MlNetModelException(string folder, string found, string expected, string remedy, Exception? inner = null)
        : base($"{folder}: {found}; expected {expected}. {remedy}", inner)
    {
        Folder = folder;
        Found = found;
        Expected = expected;
        Remedy = remedy;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
