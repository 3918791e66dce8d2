using System.Text.Json.Serialization;

namespace Assay.Profiling.Updates;

/// <summary>A proposal for programs.</summary>
/// <param name="File">The source file.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Diff">The change; empty where there is none.</param>
public sealed record UpdateReport(string File, IReadOnlyList<UpdateFinding> Findings, string Diff)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;
}

/// <summary>Writes proposals as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(UpdateReport))]
public sealed partial class UpdateJson : JsonSerializerContext;
