using Assay.Catalog.Folding;
using Assay.TestKit;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Catalog.Tests;

/// <summary>What the flight example declared, and the log of its runs.</summary>
internal static class Recorded
{
    private const string Folder = "tests/Assay.Catalog.Tests/fixtures";

    public static DateTimeOffset Made { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static Manifest Manifest { get; } = Assay.Manifest.Parse(File.ReadAllBytes(Path("manifest.json")));

    public static IReadOnlyList<LineageEvent> Declared { get; } =
    [
        .. Directory.EnumerateFiles(Path("lineage"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => LineageEvent.Parse(File.ReadAllBytes(f))),
    ];

    public static EventLog Log() => new(AssayWorkspace.Open(Path("workspace")).Store, "tests");

    public static async Task<List<LineageEvent>> EventsAsync()
    {
        var events = new List<LineageEvent>(Declared);
        await foreach (var logged in Log().ReadAllAsync())
            events.Add(logged.Event);
        return events;
    }

    public static async Task<CatalogModel> CatalogAsync() => CatalogFold.Of([Manifest], await EventsAsync());

    public static T Asset<T>(this CatalogModel catalog, string name)
        where T : Asset => catalog.Of<T>().Single(a => a.Name == name);

    public static string Path(string relative) => RepositoryRoot.Path($"{Folder}/{relative}");
}
