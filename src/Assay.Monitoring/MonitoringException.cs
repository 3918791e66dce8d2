namespace Assay.Monitoring;

/// <summary>
/// The world outside failed a monitor: its store, its reference, a declaration that can't be watched. Facts are properties; the message is
/// made of them and carries no cell of the data.
/// </summary>
public sealed class MonitoringException : Exception
{
    /// <summary>Creates the exception from its facts.</summary>
    /// <param name="what">What was attempted, e.g. <c>watch the model</c>.</param>
    /// <param name="where">The file, model or monitor it concerns.</param>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected instead.</param>
    /// <param name="remedy">What to do or type next.</param>
    /// <param name="inner">The cause, if another exception told of it.</param>
    public MonitoringException(string what, string where, string found, string expected, string remedy, Exception? inner = null)
        : base($"Cannot {what} at {where}: found {found}, expected {expected}. {remedy}", inner)
    {
        What = what;
        Where = where;
        Found = found;
        Expected = expected;
        Remedy = remedy;
    }

    /// <summary>What was attempted.</summary>
    public string What { get; }

    /// <summary>The file, model or monitor it concerns.</summary>
    public string Where { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected instead.</summary>
    public string Expected { get; }

    /// <summary>What to do or type next.</summary>
    public string Remedy { get; }
}
