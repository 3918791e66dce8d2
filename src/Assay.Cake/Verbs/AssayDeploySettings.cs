namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>deploy</c>.</summary>
public sealed class AssayDeploySettings : AssaySettings
{
    /// <summary>Whether to go back to the champion before this one.</summary>
    public bool Rollback { get; set; }

    internal IReadOnlyList<string> Words(string model) => new CommandWords("deploy", model).Flag("--rollback", Rollback).ToList();
}
