namespace Assay.Tracking.Import;

/// <summary>What an import brought, found already there, left out, and could not read.</summary>
public sealed record ImportReport
{
    /// <summary>Where it came from.</summary>
    public required string From { get; init; }

    /// <summary>Where it went.</summary>
    public required string To { get; init; }

    /// <summary>Experiments.</summary>
    public ImportCount Experiments { get; init; } = new(0, 0);

    /// <summary>Runs with all that belongs to them.</summary>
    public ImportCount Runs { get; init; } = new(0, 0);

    /// <summary>Versions of registered models.</summary>
    public ImportCount ModelVersions { get; init; } = new(0, 0);

    /// <summary>Files of runs that were copied.</summary>
    public int Artifacts { get; init; }

    /// <summary>What was left out on purpose, each with the reason.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>What could not be read or was refused: file, line, found, expected. All else was imported.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>How many things an import met.</summary>
/// <param name="Imported">Brought by this import.</param>
/// <param name="Known">There already, by an earlier import or otherwise.</param>
public sealed record ImportCount(int Imported, int Known);
