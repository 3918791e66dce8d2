namespace Assay.Tracking;

/// <summary>A dataset that a run read, and for what.</summary>
public sealed record RunInput
{
    /// <summary>Tag that says for what a dataset was read: training, validation, test or eval.</summary>
    public const string ContextTag = "mlflow.data.context";

    /// <summary>Tag with the whole content hash, of which <see cref="LoggedDataset.Digest"/> holds the first 36 characters.</summary>
    public const string DigestTag = "assay.digest";

    /// <summary>Tag with the version of a dataset that was pinned.</summary>
    public const string VersionTag = "assay.version";

    /// <summary>Tags of this use, such as <see cref="ContextTag"/>.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }

    /// <summary>The dataset.</summary>
    public LoggedDataset Dataset { get => field ?? LoggedDataset.None; init; }
}

/// <summary>What a run read.</summary>
public sealed record RunInputs
{
    internal static readonly RunInputs None = new();

    /// <summary>One entry per dataset, in the order in which they were logged.</summary>
    public IReadOnlyList<RunInput> DatasetInputs { get => field ?? []; init; }

    /// <summary>The logged models it read.</summary>
    public IReadOnlyList<ModelInput> ModelInputs { get => field ?? []; init; }
}

/// <summary>A logged model that a run read.</summary>
/// <param name="ModelId"><c>m-</c> and 32 hexadecimal digits.</param>
public sealed record ModelInput(string ModelId);

/// <summary>A logged model that a run wrote.</summary>
/// <param name="ModelId"><c>m-</c> and 32 hexadecimal digits.</param>
/// <param name="Step">The training step at which it was written.</param>
public sealed record ModelOutput(string ModelId, long Step = 0);

/// <summary>The logged models a run wrote.</summary>
public sealed record RunOutputs
{
    /// <summary>One entry per model.</summary>
    public IReadOnlyList<ModelOutput> ModelOutputs { get => field ?? []; init; }
}
