namespace Assay.Versioning.Commits;

/// <summary>The moments of a commit at which a process may die: what tests stop at.</summary>
internal enum CommitStep
{
    /// <summary>Rows are validated and read; parts are staged.</summary>
    Staged,

    /// <summary>Parts have their names; no record names them.</summary>
    PartsWritten,

    /// <summary>The record is written: the version exists.</summary>
    RecordWritten,
}
