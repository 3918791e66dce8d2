namespace Assay.TestKit.Snapshots;

/// <summary>What a comparison may write.</summary>
internal enum SnapshotMode
{
    /// <summary>The received file, on a difference.</summary>
    Compare,

    /// <summary>The accepted file.</summary>
    Accept,

    /// <summary>Nothing: CI.</summary>
    ReadOnly,
}
