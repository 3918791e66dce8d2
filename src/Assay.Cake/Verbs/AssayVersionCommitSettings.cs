namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>version commit</c>.</summary>
public sealed class AssayVersionCommitSettings : AssaySettings
{
    /// <summary>Where the rows are, instead of the declared source.</summary>
    public string? Source { get; set; }

    /// <summary>The time freshness is measured against when the rows are validated; the clock where null.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>Why this version was made.</summary>
    public string? Message { get; set; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string? Format { get; set; }

    internal IReadOnlyList<string> Words(string dataset) => new CommandWords("version", "commit", dataset)
        .Option("--source", Source).Option("--as-of", AsOf).Option("--message", Message).Option("--format", Format).ToList();
}
