namespace Assay.Pipelines;

/// <summary>A pipeline could not be run: a compiled file that is none, a program that doesn't start, an artifact that is missing.</summary>
/// <inheritdoc cref="EnvironmentException(string, string, string, string, string, bool, Exception?)"/>
public sealed class PipelineException(
    string what, string where, string found, string expected, string remedy, bool isTransient = false, Exception? inner = null)
    : EnvironmentException(what, where, found, expected, remedy, isTransient, inner);
