namespace Assay;

/// <summary>How the versions of a dataset are stored.</summary>
public enum VersionStrategy
{
    /// <summary>The store chooses by the size of the change.</summary>
    Auto,

    /// <summary>Every version is stored whole.</summary>
    Snapshot,

    /// <summary>A version is stored as the difference to the one before; needs a row key.</summary>
    Diff,
}

/// <summary>Declares how the versions of a dataset are kept.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class VersionedAttribute(VersionStrategy strategy) : Attribute
{
    /// <summary>The strategy.</summary>
    public VersionStrategy Strategy { get; } = strategy;

    /// <summary>How long versions are kept: <c>90d</c>, ISO 8601, or nothing for ever.</summary>
    public string? Keep { get; init; }

    /// <summary>Why this strategy: shown in the catalog.</summary>
    public string? Why { get; init; }
}

/// <summary>States that a dataset which models learn from is not versioned on purpose, and why.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NotVersionedAttribute(string reason) : Attribute
{
    /// <summary>The reason, shown in the catalog.</summary>
    public string Reason { get; } = reason;
}
