using System.Text.Json.Serialization;
using Assay.Profiling.Relations;
using Assay.Profiling.Suggestions;

namespace Assay.Profiling;

/// <summary>What files hold, seen without a declaration.</summary>
/// <param name="Source">The file or glob, as it was named.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The columns that a record can declare, in the order of the file.</param>
/// <param name="Skipped">The columns that it can't.</param>
public sealed record SourceProfile(string Source, long Rows, IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<SkippedColumn> Skipped)
{
    /// <summary>The version of the format; a reader refuses one that it doesn't know.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The files, in the order in which they were read.</summary>
    public IReadOnlyList<ProfiledFile> Files { get; init; } = [];

    /// <summary>How columns go together.</summary>
    public SourceRelations Relations { get; init; } = SourceRelations.None;

    /// <summary>Which rows were held back from proposing rules, to try them on.</summary>
    public HeldBackRows HeldBack { get; init; } = new(0, 0, "nothing");

    /// <summary>Rules that the data suggests, each with its evidence.</summary>
    public IReadOnlyList<SuggestedRule> Suggestions { get; init; } = [];
}

/// <summary>A file of a source.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Latest">The latest event time in it; null where there is none.</param>
public sealed record ProfiledFile(string Source, long Rows, DateTime? Latest);

/// <summary>How rows were parted: rules are proposed from the learned ones, and tried on those held back.</summary>
/// <param name="Learned">How many rules were learned on.</param>
/// <param name="Rows">How many were held back.</param>
/// <param name="By">What parts them: <c>the last fifth of the time in created_at</c>, <c>a hash of the row's number</c>.</param>
public sealed record HeldBackRows(long Learned, long Rows, string By);

/// <summary>A column that no property can hold.</summary>
/// <param name="Stored">Its name in the file.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedColumn(string Stored, string Reason);

/// <summary>A value, and how often it occurs.</summary>
public sealed record ValueCount(string Value, long Count);

/// <summary>A shape of texts: <c>A</c> upper-case letter, <c>a</c> other letter, <c>9</c> digit, <c>+</c> several of what stands before.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Count">How many texts have it.</param>
/// <param name="Share">Which share of all texts.</param>
public sealed record ShapeShare(string Shape, long Count, double Share);

/// <summary>Writes profiles as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SourceProfile))]
public sealed partial class ProfileJson : JsonSerializerContext;
