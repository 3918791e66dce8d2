namespace Assay.Monitoring;

/// <summary>A monitor could not watch: its store, its reference, a declaration that can't be watched.</summary>
/// <inheritdoc cref="EnvironmentException(string, string, string, string, string, bool, Exception?)"/>
public sealed class MonitoringException(
    string what, string where, string found, string expected, string remedy, bool isTransient = false, Exception? inner = null)
    : EnvironmentException(what, where, found, expected, remedy, isTransient, inner);
