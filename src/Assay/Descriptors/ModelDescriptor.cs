using System.Text.Json;

namespace Assay;

/// <summary>A model as data.</summary>
public sealed record ModelDescriptor
{
    /// <summary>The name in catalog and registry.</summary>
    public required string Name { get; init; }

    /// <summary>The record's full name in C#.</summary>
    public required string TypeName { get; init; }

    /// <summary>The record's XML summary.</summary>
    public string? Documentation { get; init; }

    /// <summary>The team that answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The name of the columns it takes.</summary>
    public required string Input { get; init; }

    /// <summary>The name of the columns it returns.</summary>
    public required string Output { get; init; }

    /// <summary>The name of the dataset whose rows a request holds: that of the input's <see cref="FeaturesAttribute"/> method, else the input.</summary>
    public required string Request { get; init; }

    /// <summary>Why it has no gate, where <see cref="NoGateAttribute"/> says so.</summary>
    public string? NoGate { get; init; }

    /// <summary>What a candidate must satisfy.</summary>
    public IReadOnlyList<GateDescriptor> Gates { get; init => field = value ?? []; } = [];

    /// <summary>Why it is not monitored, where that is stated.</summary>
    public string? NoMonitor { get; init; }

    /// <summary>Where it is declared.</summary>
    public SourceLocation? Declared { get; init; }

    /// <summary>Reads a manifest entry.</summary>
    public static ModelDescriptor Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, ManifestJson.Default.ModelDescriptor) ?? throw new JsonException("null");
}

/// <summary>One condition of a gate.</summary>
public sealed record GateDescriptor
{
    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The least value that passes.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The greatest value that passes.</summary>
    public double? AtMost { get; init; }

    /// <summary>How much worse than the champion's it may be.</summary>
    public double? NotWorseThanChampionBy { get; init; }
}
