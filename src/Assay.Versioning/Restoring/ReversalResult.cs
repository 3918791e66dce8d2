using System.Text.Json.Serialization;
using Assay.Versioning.Commits;

namespace Assay.Versioning.Restoring;

/// <summary>How the undoing of one version ended.</summary>
public sealed record ReversalResult
{
    /// <summary>The version whose changes were to be undone.</summary>
    public required int Version { get; init; }

    /// <summary>Rows that were changed since, so that undoing would lose what came later. Where there is one, nothing is committed.</summary>
    public required long Conflicts { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<ReversalConflict> First { get; init; }

    /// <summary>The commit; null where there are conflicts.</summary>
    public CommitResult? Commit { get; init; }
}

/// <summary>A row that can't be undone.</summary>
/// <param name="Key">The key's cells as invariant text, sensitive ones masked; empty for rows without a key.</param>
/// <param name="Columns">The columns that were changed again; empty where the whole row is concerned.</param>
/// <param name="Why">What stands in the way.</param>
public sealed record ReversalConflict(IReadOnlyDictionary<string, string?> Key, IReadOnlyList<string> Columns, string Why);

/// <summary>The JSON form of reversals.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(CamelCaseEnum<CommitOutcome>), typeof(CamelCaseEnum<VersionStrategy>), typeof(CamelCaseEnum<ColumnType>), typeof(CamelCaseEnum<Sensitivity>),
        typeof(CamelCaseEnum<VerdictStatus>), typeof(CamelCaseEnum<Severity>)])]
[JsonSerializable(typeof(ReversalResult))]
public sealed partial class ReversalResultJson : JsonSerializerContext;
