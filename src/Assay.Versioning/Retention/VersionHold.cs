namespace Assay.Versioning.Retention;

/// <summary>A reason for which a version must stay: <c>_assay/holds/NAME.json</c>. Neither <c>gc</c> nor, unless told so, <c>erase</c> touches it.</summary>
public sealed record VersionHold
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>Who holds it.</summary>
    public string? Author { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>When it was released; null while it holds. The file stays, so that it can be told later who held what.</summary>
    public DateTimeOffset? ReleasedUtc { get; init; }

    /// <summary>Who released it.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>Why it was released.</summary>
    public string? ReleasedBecause { get; init; }
}
