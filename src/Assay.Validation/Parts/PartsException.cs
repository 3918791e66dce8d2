namespace Assay.Validation.Parts;

/// <summary>Parts that are not those of one validation: one is missing or given twice, or they looked at other files. Says which, and what to do.</summary>
/// <param name="message">The one line.</param>
public sealed class PartsException(string message) : Exception(message);
