using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary><c>/runs/{id}/artifacts</c>: a folder of a run's files, or one of them as far as it can be shown.</summary>
internal static class ArtifactPage
{
    /// <summary>A page for a path; null where there is nothing.</summary>
    public static async Task<string?> RenderAsync(Run run, string path, ITrackingApi tracking, CancellationToken cancellation)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var entry = path.Length == 0 ? null : await FindAsync(run, path, tracking, cancellation);
        if (path.Length > 0 && entry is null)
            return null;
        var body = entry is { IsDir: false }
            ? await FileAsync(run, entry, tracking, cancellation)
            : await ListAsync(run, path, tracking, cancellation);
        return (SitePages.Page(name.Length == 0 ? "Artifacts" : name, $"Of the run {RunWords.Name(run)}.", "/runs", [body]) with { Trail = Trail(run, path) }).Render();
    }

    /// <summary>The entry of a path: a run's folder is asked what is in it, since only that tells a file from a folder.</summary>
    public static async Task<ArtifactFile?> FindAsync(Run run, string path, ITrackingApi tracking, CancellationToken cancellation)
    {
        var slash = path.LastIndexOf('/');
        var listing = await tracking.Artifacts.ListAsync(run.Info.RunId, slash < 0 ? null : path[..slash], cancellation);
        return listing.Files.FirstOrDefault(file => file.Path == path);
    }

    public static async Task<SafeHtml> ListAsync(Run run, string path, ITrackingApi tracking, CancellationToken cancellation)
    {
        ArtifactListing listing;
        try
        {
            listing = await tracking.Artifacts.ListAsync(run.Info.RunId, path.Length == 0 ? null : path, cancellation);
        }
        catch (TrackingException refused) when (refused.StatusCode is 500 or 501)
        {
            return Html.Of($"<p class=\"empty\">They are not behind the tracking server, and only those who wrote them can read them.</p>");
        }

        return Table.Of(
            path.Length == 0 ? "Files" : $"Files in {path}",
            [new("name"), new("size", true), new("get")],
            listing.Files.Select(file => (IReadOnlyList<object?>)
            [
                Html.Of($"<a href=\"{Show(run, file.Path)}\">{file.Path[(file.Path.LastIndexOf('/') + 1)..]}{(file.IsDir ? "/" : "")}</a>"),
                file.IsDir ? "" : Pages.Text.Show.Bytes(file.FileSize),
                file.IsDir ? "" : Html.Of($"<a href=\"{Download(run, file.Path)}\" aria-label=\"Download {file.Path}\">download</a>"),
            ]));
    }

    private static async Task<SafeHtml> FileAsync(Run run, ArtifactFile file, ITrackingApi tracking, CancellationToken cancellation)
    {
        var head = await ArtifactHead.ReadAsync(tracking, run, file.Path, ArtifactPreview.Bytes, cancellation);
        return SafeHtml.Join(
        [
            Facts.Of([("Size", Pages.Text.Show.Bytes(file.FileSize)), ("File", Html.Of($"<a href=\"{Download(run, file.Path)}\">Download</a>"))]),
            ArtifactPreview.Of(file, head, Address.Of($"{Address.Run(run.Info.RunId)}/artifacts/picture", ("path", file.Path))),
        ]);
    }

    private static string Show(Run run, string path) => Address.Of($"{Address.Run(run.Info.RunId)}/artifacts", ("path", path));

    private static string Download(Run run, string path) => Address.Of($"{Address.Run(run.Info.RunId)}/artifacts/download", ("path", path));

    private static List<NavItem> Trail(Run run, string path)
    {
        List<NavItem> trail = [new("Runs", "/runs"), new(RunWords.Name(run), Address.Run(run.Info.RunId))];
        if (path.Length > 0)
            trail.Add(new("Artifacts", $"{Address.Run(run.Info.RunId)}/artifacts"));
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
            trail.Add(new(path[(path.LastIndexOf('/', slash - 1) + 1)..slash], Show(run, path[..slash])));
        return trail;
    }
}
