namespace Assay;

/// <summary>
/// The environment failed: a disk, a server, a damaged file, a program that doesn't start. Facts are properties; the one-line message is made of them
/// and carries no cell of the data and no secret.
/// </summary>
/// <param name="what">What was attempted, e.g. <c>read the event log</c>.</param>
/// <param name="where">The file, folder, address or object it concerns.</param>
/// <param name="found">What was found.</param>
/// <param name="expected">What was expected instead.</param>
/// <param name="remedy">What to do or type next.</param>
/// <param name="isTransient">Whether trying the same again may succeed.</param>
/// <param name="inner">The cause, if another exception told of it.</param>
public abstract class EnvironmentException(
    string what, string where, string found, string expected, string remedy, bool isTransient = false, Exception? inner = null)
    : Exception($"Cannot {what}: {where}: found {found}, expected {expected}. {remedy}", inner)
{
    /// <summary>What was attempted.</summary>
    public string What { get; } = what;

    /// <summary>The file, folder, address or object it concerns.</summary>
    public string Where { get; } = where;

    /// <summary>What was found.</summary>
    public string Found { get; } = found;

    /// <summary>What was expected instead.</summary>
    public string Expected { get; } = expected;

    /// <summary>What to do or type next.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>Whether trying the same again may succeed; decided where the exception is thrown.</summary>
    public bool IsTransient { get; } = isTransient;
}
