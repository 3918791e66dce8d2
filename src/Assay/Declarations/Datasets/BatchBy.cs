namespace Assay;

/// <summary>How the source of a dataset is split into the batches that are validated one by one.</summary>
public enum BatchBy
{
    /// <summary>The whole source is one batch.</summary>
    Whole,

    /// <summary>Each file of the glob is a batch.</summary>
    File,
}
