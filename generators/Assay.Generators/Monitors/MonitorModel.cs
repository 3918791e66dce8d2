using Assay.Generators.Reading;

namespace Assay.Generators.Monitors;

/// <summary>A record marked <c>[Monitor]</c>, as plain data. Shared with the analyzers.</summary>
internal sealed record MonitorModel
{
    /// <summary>The record.</summary>
    public required DeclaredType Type { get; init; }

    /// <summary>What keeps a part from being generated into it; null where nothing does.</summary>
    public DeclarationFault? Fault { get; init; }

    /// <summary>The name in the catalog.</summary>
    public required string Name { get; init; }

    public string? Documentation { get; init; }

    public string? Owner { get; init; }

    /// <summary>The name of the model that is watched; empty where that is none.</summary>
    public required string Model { get; init; }

    /// <summary>The project that declares that model; null where it is this one.</summary>
    public string? ModelProject { get; init; }

    /// <summary>The length of a window.</summary>
    public double WindowSeconds { get; init; }

    /// <summary>What counts as drift, where drift is watched.</summary>
    public DriftModel? Drift { get; init; }

    public EquatableArray<PerformanceModel> Performance { get; init; }

    public EquatableArray<AlertModel> Alerts { get; init; }

    /// <summary>What is wrong with the declaration; anything leaves no plan.</summary>
    public EquatableArray<MonitorProblem> Problems { get; init; }

    /// <summary>Whether a descriptor can be made of it.</summary>
    public bool CanGenerate => Fault is null && Problems.Count == 0;
}

/// <summary>What counts as drift; the severity by its member's name, columns that are not watched by their properties' names.</summary>
internal sealed record DriftModel(double FalseAlarmRate, double MinEffect, string Severity, EquatableArray<string> Except);

/// <summary>A metric watched; NaN where a bound isn't given.</summary>
internal sealed record PerformanceModel(string Metric, double AtLeast, double AtMost, bool Estimate, string Severity);

/// <summary>A channel that alerts go to.</summary>
internal sealed record AlertModel(string Channel, string From);

/// <summary>What is wrong with a monitor.</summary>
/// <param name="Kind">What.</param>
/// <param name="Detail">What was found and what is expected, for the message.</param>
internal sealed record MonitorProblem(MonitorProblemKind Kind, string Detail);

/// <summary>What can be wrong with a monitor.</summary>
internal enum MonitorProblemKind
{
    /// <summary>The name isn't lower-case letters, digits and hyphens.</summary>
    Name,

    /// <summary>What it watches is not marked <c>[Model]</c>.</summary>
    Model,

    /// <summary>The window is no duration.</summary>
    Window,

    /// <summary>The rate of false alarms isn't in (0, 1), or the least effect is below zero.</summary>
    Drift,

    /// <summary>A metric has no bound.</summary>
    Performance,
}
