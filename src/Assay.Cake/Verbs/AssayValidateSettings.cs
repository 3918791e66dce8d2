using Cake.Core;
using Cake.Core.IO;

namespace Assay.Cake.Verbs;

/// <summary>Settings of <c>validate</c>.</summary>
public sealed class AssayValidateSettings : AssaySettings
{
    /// <summary>Where the rows are, instead of the declared source.</summary>
    public string? Source { get; set; }

    /// <summary>A committed version to validate instead of a source.</summary>
    public string? Version { get; set; }

    /// <summary>The time freshness is measured against; the clock where null.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>A file for the report as HTML.</summary>
    public FilePath? Report { get; set; }

    /// <summary>A folder for the rows that failed.</summary>
    public DirectoryPath? Quarantine { get; set; }

    /// <summary><c>text</c>, <c>json</c>, <c>sarif</c> or <c>junit</c>.</summary>
    public string? Format { get; set; }

    internal IReadOnlyList<string> Words(string dataset, ICakeEnvironment environment) => new CommandWords("validate", dataset)
        .Option("--source", Source).Option("--version", Version).Option("--as-of", AsOf)
        .Option("--report", Report, environment).Option("--quarantine", Quarantine, environment).Option("--format", Format).ToList();
}
