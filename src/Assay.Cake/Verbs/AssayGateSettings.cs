namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>gate</c>.</summary>
public sealed class AssayGateSettings : AssaySettings
{
    /// <summary><c>text</c> or <c>json</c>.</summary>
    public string? Format { get; set; }

    internal IReadOnlyList<string> Words(string model, string run) =>
        new CommandWords("gate", model).Option("--run", run).Option("--format", Format).ToList();
}
