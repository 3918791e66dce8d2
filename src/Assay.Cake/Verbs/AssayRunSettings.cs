namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>run</c>.</summary>
public sealed class AssayRunSettings : AssaySettings
{
    /// <summary>Parameters of the pipeline by name, values as the command line takes them.</summary>
    public IDictionary<string, string> Parameters { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Versions to pin, each <c>NAME@REF</c>.</summary>
    public IList<string> Data { get; } = [];

    /// <summary>The time freshness is measured against; the clock where null.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>Whether to run every step, even where an earlier result with the same inputs is there.</summary>
    public bool NoCache { get; set; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string? Format { get; set; }

    internal IReadOnlyList<string> Words(string pipeline) => new CommandWords("run", pipeline)
        .Options("--param", Parameters.Select(p => $"{p.Key}={p.Value}")).Options("--data", Data).Option("--as-of", AsOf)
        .Flag("--no-cache", NoCache).Option("--format", Format).ToList();
}
