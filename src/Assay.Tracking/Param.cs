namespace Assay.Tracking;

/// <summary>A setting a run was started with. It is written once: the same value again is fine, another is refused.</summary>
/// <param name="Key">At most 250 characters of letters, digits and <c>/_-. :</c>.</param>
/// <param name="Value">The setting as text; a server cuts it at 6000 characters.</param>
public sealed record Param(string Key, string Value = "");
