using Assay.Hosting.Provenance;

namespace Assay.Hosting.Runs;

/// <summary>All that is recorded of a run, as <c>runs show --format json</c> writes it.</summary>
internal sealed record RunRecord
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Experiment { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset Started { get; init; }

    public double? Seconds { get; init; }

    public string? User { get; init; }

    public string? Pipeline { get; init; }

    /// <summary>The run's id in the workspace: its folder below <c>runs/</c>.</summary>
    public string? PipelineRun { get; init; }

    public required CodeFacts Code { get; init; }

    public string? Declaration { get; init; }

    /// <summary>Parameters whose name says seed.</summary>
    public required IReadOnlyDictionary<string, string> Seeds { get; init; }

    public MachineFacts? Machine { get; init; }

    /// <summary>The greatest memory that the process of a step held.</summary>
    public long? PeakMemoryBytes { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required IReadOnlyList<DataFacts> Data { get; init; }

    public required IReadOnlyList<ModelFacts> Models { get; init; }

    /// <summary>The champion of each model that was compared with or scored: its version, or <c>none</c>.</summary>
    public required IReadOnlyDictionary<string, string> Champions { get; init; }

    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    public required IReadOnlyList<string> Artifacts { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>How to make the run again; null for a run that no pipeline made.</summary>
    public RunCommand? Again { get; init; }
}

/// <summary>Which code ran.</summary>
internal sealed record CodeFacts(string? Commit, string? Branch, bool? Dirty, string? Repository, string? Modules);

/// <summary>A dataset that a run read.</summary>
internal sealed record DataFacts(string Name, string? Version, string Digest, string? Context, long? Rows, string? Source, IReadOnlyList<string> Columns)
{
    /// <summary>The version, else as much of the hash as tells contents apart.</summary>
    public string Pinned => Version is { } version ? $"version {version}" : Digest[..Math.Min(19, Digest.Length)];
}

/// <summary>A model that a run made.</summary>
internal sealed record ModelFacts(string Name, string Path, string ContentHash, string? Inputs, string? Outputs);
