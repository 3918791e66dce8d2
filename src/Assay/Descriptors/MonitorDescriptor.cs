using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay;

/// <summary>A monitor as data.</summary>
public sealed record MonitorDescriptor
{
    /// <summary>The name in the catalog.</summary>
    public required string Name { get; init; }

    /// <summary>The record's full name in C#.</summary>
    public required string TypeName { get; init; }

    /// <summary>The record's XML summary.</summary>
    public string? Documentation { get; init; }

    /// <summary>The team that answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The name of the model that is watched.</summary>
    public required string Model { get; init; }

    /// <summary>The length of a window, in seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double WindowSeconds { get; init; }

    /// <summary>What is watched for drift; null where nothing is.</summary>
    public DriftDescriptor? Drift { get; init; }

    /// <summary>The metrics watched.</summary>
    public IReadOnlyList<PerformanceDescriptor> Performance { get; init => field = value ?? []; } = [];

    /// <summary>Where alerts go.</summary>
    public IReadOnlyList<AlertRoute> Alerts { get; init => field = value ?? []; } = [];

    /// <summary>Where it is declared.</summary>
    public SourceLocation? Declared { get; init; }

    /// <summary>Reads a manifest entry.</summary>
    public static MonitorDescriptor Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, ManifestJson.Default.MonitorDescriptor) ?? throw new JsonException("null");
}

/// <summary>What counts as drift.</summary>
/// <param name="FalseAlarmRate">The share of windows without drift in which an alarm may be raised.</param>
/// <param name="MinEffect">The least effect worth an alarm.</param>
/// <param name="Severity">What an alarm means.</param>
public sealed record DriftDescriptor(double FalseAlarmRate, double MinEffect, Severity Severity)
{
    /// <summary>The columns of the model that are not watched, by their names in C#.</summary>
    public IReadOnlyList<string> Except { get; init => field = value ?? []; } = [];
}

/// <summary>A metric watched.</summary>
public sealed record PerformanceDescriptor
{
    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The least value that is well.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The greatest value that is well.</summary>
    public double? AtMost { get; init; }

    /// <summary>Whether it is estimated before labels arrive.</summary>
    public bool Estimate { get; init; }

    /// <summary>What a breach means.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Severity Severity { get; init; } = Severity.Error;
}

/// <summary>A channel that alerts go to.</summary>
/// <param name="Channel">The channel's name in the configuration.</param>
/// <param name="From">The least severity that is sent.</param>
public sealed record AlertRoute(string Channel, Severity From);
