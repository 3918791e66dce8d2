namespace Assay.Versioning;

/// <summary>The store of versions was found damaged or could not be written.</summary>
/// <inheritdoc cref="EnvironmentException(string, string, string, string, string, bool, Exception?)"/>
public sealed class VersionStoreException(
    string what, string where, string found, string expected, string remedy, bool isTransient = false, Exception? inner = null)
    : EnvironmentException(what, where, found, expected, remedy, isTransient, inner);
