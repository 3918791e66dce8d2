using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Assay.Catalog.Folding;
using Assay.Catalog.Search;
using Assay.Pages.Assets;
using Assay.Workspace.Storage;

namespace Assay.Catalog.Site;

/// <summary>
/// Writes the catalog as a folder of pages that work from a server and from the disk. Each file appears whole; those of a former site that
/// are no longer part of it are removed, and nothing else in the folder is touched. The same catalog gives the same bytes.
/// </summary>
internal static class SiteWriter
{
    /// <summary>Names every file of the site, so that the next one knows which to remove.</summary>
    public const string FileList = "assets/catalog-files.txt";

    /// <returns>The number of pages.</returns>
    public static async Task<int> WriteAsync(SiteContext site, string folder, CancellationToken cancellation)
    {
        var files = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var asset in PageAssets.All)
            files[asset.Path] = asset.Content;
        files[SiteContext.StylesheetPath] = Resource("catalog.css");
        files[SiteContext.SearchScriptPath] = Resource("catalog-search.js");
        files[SiteContext.IndexPath] = Index(site);
        files["index.html"] = Bytes(Inventory.Render(site));
        files["lineage.html"] = Bytes(LineagePage.Render(site));
        foreach (var asset in site.Catalog.Assets)
        {
            cancellation.ThrowIfCancellationRequested();
            files[site.Paths.Of(asset.Urn)!] = Bytes(Render(site, asset));
        }

        await RemoveFormerAsync(folder, files, cancellation);
        files[FileList] = Bytes(string.Join('\n', files.Keys) + "\n");
        foreach (var (path, content) in files)
            await WriteFileAsync(Path.Combine(folder, path), content, cancellation);
        return files.Keys.Count(path => path.EndsWith(".html", StringComparison.Ordinal));
    }

    private static string Render(SiteContext site, Asset asset) => asset switch
    {
        DatasetAsset dataset => DatasetPage.Render(site, dataset),
        ModelAsset model => ModelPage.Render(site, model),
        PipelineAsset pipeline => WorkPages.Render(site, pipeline),
        StepAsset step => WorkPages.Render(site, step),
        MonitorAsset monitor => MonitorPage.Render(site, monitor),
        _ => throw new ArgumentOutOfRangeException(nameof(asset), asset.Kind, "An asset of a kind without a page."),
    };

    private static byte[] Index(SiteContext site)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var asset in site.Catalog.Assets)
            {
                var document = SearchDocument.Of(asset);
                json.WriteStartObject();
                json.WriteString("id", document.Urn);
                json.WriteString("name", document.Name);
                json.WriteString("kind", document.Kind);
                json.WriteString("owner", document.Owner);
                json.WriteString("text", document.Text);
                json.WriteString("columns", document.Columns);
                json.WriteString("details", document.Details);
                json.WriteString("tags", document.Tags);
                json.WriteString("href", site.Paths.Of(asset.Urn));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        using var parsed = JsonDocument.Parse(buffer.WrittenMemory);
        return Bytes(ScriptData.Assign("assay_catalog_index", parsed.RootElement));
    }

    private static async Task RemoveFormerAsync(string folder, SortedDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken cancellation)
    {
        var list = Path.Combine(folder, FileList);
        if (!File.Exists(list))
            return;
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        foreach (var line in await File.ReadAllLinesAsync(list, cancellation))
        {
            var path = Path.GetFullPath(Path.Combine(folder, line));
            if (line.Length > 0 && !files.ContainsKey(line) && path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path))
                File.Delete(path);
        }
    }

    private static async Task WriteFileAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (File.Exists(path) && new FileInfo(path).Length == content.Length && (await File.ReadAllBytesAsync(path, cancellation)).AsSpan().SequenceEqual(content.Span))
            return;
        await AtomicFile.ReplaceAsync(path, content, cancellation);
    }

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("catalog/" + name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
