using Assay.Generators.Reading;

namespace Assay.Generators.Models;

/// <summary>A record marked <c>[Model]</c>, as plain data. Shared with the analyzers.</summary>
internal sealed record ModelModel
{
    /// <summary>The record.</summary>
    public required DeclaredType Type { get; init; }

    /// <summary>What keeps a part from being generated into it; null where nothing does.</summary>
    public DeclarationFault? Fault { get; init; }

    /// <summary>The name in catalog and registry.</summary>
    public required string Name { get; init; }

    public string? Documentation { get; init; }

    public string? Owner { get; init; }

    /// <summary>The feature rows.</summary>
    public DatasetReference? Input { get; init; }

    /// <summary>The predictions.</summary>
    public DatasetReference? Output { get; init; }

    /// <summary>The rows of a request: what the input's <c>[Features]</c> method takes, else the input.</summary>
    public DatasetReference? Request { get; init; }

    /// <summary>The call that makes features of a request's row; null where that is the feature row itself.</summary>
    public string? ToFeatures { get; init; }

    /// <summary>How it is loaded.</summary>
    public ModelLoading Loading { get; init; }

    /// <summary>Why it has no gate, where that is stated.</summary>
    public string? NoGate { get; init; }

    public EquatableArray<GateModel> Gates { get; init; }

    /// <summary>Why it is not monitored, where that is stated.</summary>
    public string? NoMonitor { get; init; }

    /// <summary>What is wrong with the declaration; anything leaves no plan.</summary>
    public EquatableArray<ModelProblem> Problems { get; init; }

    /// <summary>Whether a plan can be made of it.</summary>
    public bool CanGenerate => Fault is null && Problems.Count == 0 && Input is not null && Output is not null && Request is not null;
}

/// <summary>A dataset that another declaration names.</summary>
/// <param name="Name">Its name in the catalog.</param>
/// <param name="Type">Its record in code.</param>
internal sealed record DatasetReference(string Name, string Type);

/// <summary>A condition of a gate; NaN where a number isn't given.</summary>
internal sealed record GateModel(string Metric, double AtLeast, double AtMost, double NotWorseThanChampionBy);

/// <summary>How a model is loaded from its folder.</summary>
internal enum ModelLoading
{
    /// <summary>Not at all: a problem.</summary>
    None,

    /// <summary>By ML.NET, into the record's one constructor parameter.</summary>
    MlNet,

    /// <summary>By the record's own static <c>LoadAsync(string, CancellationToken)</c>.</summary>
    Own,
}

/// <summary>What is wrong with a model.</summary>
/// <param name="Kind">What.</param>
/// <param name="Detail">What was found and what is expected, for the message.</param>
internal sealed record ModelProblem(ModelProblemKind Kind, string Detail);

/// <summary>What can be wrong with a model.</summary>
internal enum ModelProblemKind
{
    /// <summary>The name isn't lower-case letters, digits and hyphens.</summary>
    Name,

    /// <summary>It doesn't implement <c>IModel</c>.</summary>
    NoModel,

    /// <summary>What it takes or returns is not marked <c>[Dataset]</c> or <c>[Columns]</c>.</summary>
    Unmarked,

    /// <summary>The input's <c>[Features]</c> method can't be called from here.</summary>
    Features,

    /// <summary>Nothing loads it.</summary>
    NoLoad,

    /// <summary>A gate has no condition.</summary>
    EmptyGate,
}
