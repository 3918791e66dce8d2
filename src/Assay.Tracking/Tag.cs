namespace Assay.Tracking;

/// <summary>A key with a text on an experiment, run, model or version. Setting a key again overwrites it.</summary>
/// <param name="Key">At most 250 characters.</param>
/// <param name="Value">The text; a server cuts a run's tag at 8000 characters.</param>
public sealed record Tag(string Key, string Value = "");
