namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>version diff</c>.</summary>
public sealed class AssayVersionDiffSettings : AssaySettings
{
    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string? Format { get; set; }

    internal IReadOnlyList<string> Words(string dataset, string from, string to) =>
        new CommandWords("version", "diff", dataset, from, to).Option("--format", Format).ToList();
}
