using Assay.Catalog.Folding;
using Assay.Catalog.Site;
using Assay.Workspace.Lineage;

namespace Assay.Catalog;

/// <summary>Makes the catalog from manifests and the event log.</summary>
public static class CatalogBuilder
{
    /// <summary>Reads everything and writes the site.</summary>
    /// <param name="manifests">What is declared.</param>
    /// <param name="log">What happened.</param>
    /// <param name="outputFolder">Where the site goes: pages of a former site that are no longer part of it are removed, other files stay.</param>
    /// <param name="made">The time that pages tell as theirs; the same time and input give the same bytes.</param>
    /// <param name="cancellationToken">Stops the work; a page that is there is whole.</param>
    /// <exception cref="Workspace.WorkspaceException">The log can't be read, or the folder can't be written.</exception>
    public static Task<CatalogReport> BuildAsync(
        IReadOnlyList<Manifest> manifests, EventLog log, string outputFolder, DateTimeOffset made, CancellationToken cancellationToken = default) =>
        BuildAsync(manifests, log, outputFolder, made, new(), cancellationToken);

    /// <inheritdoc cref="BuildAsync(IReadOnlyList{Manifest}, EventLog, string, DateTimeOffset, CancellationToken)"/>
    /// <param name="options">Design-time events, and links to the source.</param>
    public static async Task<CatalogReport> BuildAsync(
        IReadOnlyList<Manifest> manifests, EventLog log, string outputFolder, DateTimeOffset made, CatalogOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputFolder);
        ArgumentNullException.ThrowIfNull(options);
        var (catalog, events, unreadable) = await ReadAsync(manifests, log, options.Declared, cancellationToken);
        var pages = await SiteWriter.WriteAsync(new(catalog, made, options.SourceAddress), outputFolder, cancellationToken);
        return new(pages, catalog.Assets.Count, events, unreadable);
    }

    /// <summary>Reads everything.</summary>
    /// <param name="manifests">What is declared.</param>
    /// <param name="log">What happened.</param>
    /// <param name="declared">Design-time events: <c>assay/lineage/**</c>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The catalog, the number of events read from the log, and the lines of the log that are no events.</returns>
    public static async Task<(CatalogModel Catalog, int Events, IReadOnlyList<UnreadableEvent> Unreadable)> ReadAsync(
        IReadOnlyList<Manifest> manifests, EventLog log, IEnumerable<LineageEvent> declared, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(declared);
        var fold = new CatalogFold();
        foreach (var e in declared)
            fold.Apply(e);
        var events = 0;
        var unreadable = new List<UnreadableEvent>();
        await foreach (var logged in log.ReadAllAsync(null, unreadable.Add, cancellationToken))
        {
            fold.Apply(logged.Event);
            events++;
        }

        return (fold.Build(manifests), events, unreadable);
    }
}

/// <summary>What a catalog is made of beside manifests and log.</summary>
public sealed record CatalogOptions
{
    /// <summary>Design-time events, with the column lineage that the compiler saw.</summary>
    public IReadOnlyList<LineageEvent> Declared { get; init; } = [];

    /// <summary>
    /// The address of a line of source, with <c>{file}</c> and <c>{line}</c> in it: <c>https://github.com/o/r/blob/main/{file}#L{line}</c>.
    /// Null: places are told without a link.
    /// </summary>
    public string? SourceAddress { get; init; }
}

/// <summary>What was made of what.</summary>
/// <param name="Pages">Pages of the site.</param>
/// <param name="Assets">Assets in the catalog.</param>
/// <param name="Events">Events read from the log.</param>
/// <param name="Unreadable">Lines of the log that are no events, which were passed over.</param>
public sealed record CatalogReport(int Pages, int Assets, int Events, IReadOnlyList<UnreadableEvent> Unreadable);
