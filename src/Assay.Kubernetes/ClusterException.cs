namespace Assay.Kubernetes;

/// <summary>
/// The cluster refused, failed, or did not get ready. Facts are properties; the message is made of them and carries no secret.
/// </summary>
public sealed class ClusterException : Exception
{
    /// <summary>Creates the exception from its facts.</summary>
    /// <param name="what">What was attempted, e.g. <c>apply the service</c>.</param>
    /// <param name="where">The object it concerns, as <c>namespace/name</c>.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected instead.</param>
    /// <param name="remedy">What to do or type next.</param>
    /// <param name="isTransient">Whether trying the same again may succeed.</param>
    /// <param name="inner">The cause, if another exception told of it.</param>
    public ClusterException(
        string what, string where, string found, string expected, string remedy, bool isTransient = false, Exception? inner = null)
        : base($"Cannot {what}: {where}: found {found}, expected {expected}. {remedy}", inner)
    {
        What = what;
        Where = where;
        Found = found;
        Expected = expected;
        Remedy = remedy;
        IsTransient = isTransient;
    }

    /// <summary>What was attempted.</summary>
    public string What { get; }

    /// <summary>The object it concerns.</summary>
    public string Where { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected instead.</summary>
    public string Expected { get; }

    /// <summary>What to do or type next.</summary>
    public string Remedy { get; }

    /// <summary>Whether trying the same again may succeed; decided where the exception is thrown.</summary>
    public bool IsTransient { get; }
}
