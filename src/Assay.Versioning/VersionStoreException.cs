namespace Assay.Versioning;

/// <summary>The store of versions was found damaged or could not be written. Facts are properties; the message holds no cell value.</summary>
public sealed class VersionStoreException : Exception
{
    /// <summary>Makes the exception and its one-line message of the facts.</summary>
    /// <param name="what">What was attempted.</param>
    /// <param name="where">The file or folder.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="remedy">What to do about it.</param>
    /// <param name="inner">The cause.</param>
    public VersionStoreException(string what, string where, string found, string expected, string remedy, Exception? inner = null)
        : base($"{what}: {where}: {found}; expected {expected}. {remedy}", inner)
    {
        What = what;
        Where = where;
        Found = found;
        Expected = expected;
        Remedy = remedy;
    }

    /// <summary>What was attempted.</summary>
    public string What { get; }

    /// <summary>The file or folder.</summary>
    public string Where { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
