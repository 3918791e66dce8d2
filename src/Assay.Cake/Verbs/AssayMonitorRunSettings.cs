namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>monitor run</c>.</summary>
public sealed class AssayMonitorRunSettings : AssaySettings
{
    /// <summary>The time that ends the last window; the clock where null.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string? Format { get; set; }

    internal IReadOnlyList<string> Words(string monitor) =>
        new CommandWords("monitor", "run", monitor).Option("--as-of", AsOf).Option("--format", Format).ToList();
}
