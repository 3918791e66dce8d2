namespace Assay.Kubernetes;

/// <summary>The cluster refused, failed, or did not get ready.</summary>
/// <inheritdoc cref="EnvironmentException(string, string, string, string, string, bool, Exception?)"/>
public sealed class ClusterException(
    string what, string where, string found, string expected, string remedy, bool isTransient = false, Exception? inner = null)
    : EnvironmentException(what, where, found, expected, remedy, isTransient, inner);
