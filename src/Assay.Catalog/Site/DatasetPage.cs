using System.Text.Json;
using Assay.Catalog.Folding;
using Assay.Catalog.Lineage;
using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Catalog.Site;

/// <summary>The page of a dataset, or of columns without a source.</summary>
internal static class DatasetPage
{
    public static string Render(SiteContext site, DatasetAsset dataset)
    {
        var d = dataset.Descriptor;
        return AssetParts.Page(site, dataset,
        [
            AssetParts.Head(
                site,
                dataset,
                ("Source", d.Source is null ? null : Html.Of($"<code>{d.Source}</code>")),
                ("Seen at", Places(dataset)),
                ("Last validated", dataset.Validations is [var last, ..] ? AssetParts.Time(last.At) : null),
                ("Rows then", Rows(dataset)),
                ("Newest version", dataset.Versions is [var version, ..] ? $"{version.Version}" : null)),
            Notes(dataset),
            AssetParts.Lineage(site, dataset),
            Columns(dataset),
            Origins(site, dataset),
            Rules(dataset),
            Validations(dataset),
            Versions(dataset),
            Impact(site, dataset),
            AssetParts.Runs(dataset),
        ]);
    }

    private static string? Places(DatasetAsset dataset) => dataset.Places.Count == 0
        ? null
        : string.Join(", ", dataset.Places.Take(4)) + (dataset.Places.Count > 4 ? $" and {dataset.Places.Count - 4} more places" : "");

    private static string? Rows(DatasetAsset dataset) =>
        dataset.Validations.Count == 0 ? null : Show.Count(dataset.LastValidated.Sum(v => v.Rows ?? 0)) + (dataset.LastValidated.Count() is > 1 and var n ? $" in {n} batches" : "");

    private static SafeHtml Notes(DatasetAsset dataset)
    {
        var d = dataset.Descriptor;
        var notes = new List<SafeHtml>();
        if (!dataset.IsDeclared)
            notes.Add(Html.Of($"<li>No project of this catalog declares it: it is known from what runs told of it.</li>"));
        if (d.NoRowKey is { } why)
            notes.Add(Html.Of($"<li>Its rows have no key: {why}.</li>"));
        if (d.NotVersioned is { } unversioned)
            notes.Add(Html.Of($"<li>Its versions are not kept: {unversioned}.</li>"));
        if (d.NoEventTime is { } timeless)
            notes.Add(Html.Of($"<li>Its rows don't tell when they happened: {timeless}.</li>"));
        foreach (var column in d.Columns.Where(c => c.Unvalidated is not null))
            notes.Add(Html.Of($"<li><code>{column.StorageName}</code> is left without checks: {column.Unvalidated}.</li>"));
        if (d.Features is { } features)
            notes.Add(Html.Of($"<li>Its rows are made from those of {features.From}, row by row, the same way in training and in use.</li>"));
        return notes.Count == 0 ? SafeHtml.Empty : Html.Of($"<ul class=\"notes\">{SafeHtml.Join(notes, "")}</ul>");
    }

    private static SafeHtml Columns(DatasetAsset dataset) => Section.Of("Columns", "columns", Table.Of(
        $"Columns of {dataset.Name}",
        [new("Column"), new("Meaning"), new("Type"), new("Unit"), new("May be empty"), new("Notes")],
        dataset.Descriptor.Columns.Select(c => (IReadOnlyList<object?>)
        [
            Html.Of($"<code>{c.StorageName}</code>"),
            c.Documentation ?? Show.Nothing,
            c.EnumValues is { } values ? $"one of {string.Join(", ", values)}" : JsonNamingPolicy.CamelCase.ConvertName(c.Type.ToString()),
            c.Unit ?? Show.Nothing,
            c.Nullable ? "yes" : "no",
            string.Join("; ", Marks(c)),
        ]),
        "No column is known."));

    private static SafeHtml Origins(SiteContext site, DatasetAsset dataset)
    {
        var columns = dataset.Descriptor.Columns.Select(c => (
            c.StorageName, Edges: site.Catalog.Columns.Into(dataset.Urn, c.Name).ToList(), Unread: site.Catalog.Columns.Unread(new(dataset.Urn, c.Name)))).ToList();
        var rows = site.Catalog.Columns.Deciding(dataset.Urn).ToList();
        if (rows.Count == 0 && columns.TrueForAll(c => c.Edges.Count == 0 && c.Unread is null))
            return SafeHtml.Empty;
        return Section.Of("Where the columns come from", "origins",
            rows.Count == 0 ? SafeHtml.Empty : Html.Of($"<p>Which rows there are, and in which order, is decided by {string.Join(", ", rows.Select(r => $"{NameOf(site, r.From)} ({OriginWords.Of(r.How)})"))}.</p>"),
            Table.Of(
                $"Where the columns of {dataset.Name} come from, as the compiler read it",
                [new("Column"), new("Made from"), new("Decided by"), new("Not read")],
                columns.Select(c => (IReadOnlyList<object?>)
                [
                    Html.Of($"<code>{c.StorageName}</code>"),
                    Named(c.Edges.Where(e => e.IsDirect)),
                    Named(c.Edges.Where(e => !e.IsDirect)),
                    c.Unread ?? Show.Nothing,
                ])));

        string Named(IEnumerable<ColumnEdge> edges) =>
            string.Join(", ", edges.Select(e => $"{NameOf(site, e.From)} ({OriginWords.Of(e.How)})")) is { Length: > 0 } named ? named : Show.Nothing;
    }

    private static IEnumerable<string> Marks(ColumnDescriptor column)
    {
        if (column.RowKey)
            yield return "part of the row's key";
        if (column.Id)
            yield return "identifies a prediction";
        if (column.EventTime)
            yield return column.Zone is null ? "when it happened" : $"when it happened, in the zone {column.Zone}";
        if (column.KnownAfter is { } after)
            yield return $"known only after {after}";
        if (column.Sensitivity != Sensitivity.None)
            yield return $"sensitive ({JsonNamingPolicy.CamelCase.ConvertName(column.Sensitivity.ToString())})";
        if (column.Label)
            yield return "what a model learns to tell";
        if (column.Score)
            yield return "a model's score";
        if (column.Predicted)
            yield return "a model's answer";
    }

    private static SafeHtml Rules(DatasetAsset dataset) => dataset.Descriptor.Rules.Count == 0 ? SafeHtml.Empty : Section.Of("Rules", "rules", Table.Of(
        $"What is demanded of {dataset.Name}, and what was found last",
        [new("Of"), new("Demanded"), new("If not"), new("Last outcome"), new("Found"), new("Rule")],
        dataset.Descriptor.Rules.Select(rule =>
        {
            var outcome = dataset.LastOutcome(rule.Id);
            var share = rule.Mostly < 1 ? $" in {Show.Percent(rule.Mostly)} of rows" : "";
            return (IReadOnlyList<object?>)
            [
                rule.Columns.Count == 0 ? "the whole batch" : string.Join(", ", rule.Columns.Select(c => Stored(dataset, c))),
                $"{rule.Expectation}{share}{(rule.When is null ? "" : $", where {rule.When}")}",
                Consequence(rule.Severity),
                outcome is null ? Show.Nothing : Health.Badge(outcome.Status),
                outcome?.Observed ?? Show.Nothing,
                Html.Of($"<code>{rule.Id}</code>"),
            ];
        })));

    private static string Consequence(Severity severity) => severity switch
    {
        Severity.Error => "nothing may use it",
        Severity.Warning => "somebody is told",
        _ => "it is noted",
    };

    private static string Stored(DatasetAsset dataset, string column) => dataset.Descriptor.OrdinalOf(column) is >= 0 and var at ? dataset.Descriptor.Columns[at].StorageName : column;

    private static SafeHtml Validations(DatasetAsset dataset) => dataset.Validations.Count == 0 ? SafeHtml.Empty : Section.Of("Validations", "validations", Table.Of(
        "Validations, the newest first",
        [new("When"), new("Outcome"), new("Rows", true), new("Read from"), new("Not as demanded")],
        dataset.Validations.Take(20).Select(v => (IReadOnlyList<object?>)
        [
            AssetParts.Time(v.At),
            Health.Badge(v.Status),
            Show.Count(v.Rows),
            v.Source ?? Show.Nothing,
            v.Fault ?? (v.Rules.Where(r => r.Status > VerdictStatus.Passed).Select(r => r.Id).ToList() is { Count: > 0 } failed ? string.Join(", ", failed) : Show.Nothing),
        ])));

    private static SafeHtml Versions(DatasetAsset dataset)
    {
        if (dataset.Descriptor.Versioned is null && dataset.Versions.Count == 0)
            return SafeHtml.Empty;
        var policy = dataset.Descriptor.Versioned is { } p
            ? Html.Of($"<p>Kept as {(p.Strategy == VersionStrategy.Diff ? "differences from version to version" : "whole snapshots")}{(p.Keep is null ? "" : $", for {p.Keep}")}{(p.Why is null ? "" : $": {p.Why}")}.</p>")
            : SafeHtml.Empty;
        return Section.Of("Versions", "versions", policy, Table.Of(
            "Versions, the newest first",
            [new("Version"), new("Committed"), new("Rows", true), new("Changed"), new("Said with it"), new("By"), new("Content")],
            dataset.Versions.Take(50).Select(v => (IReadOnlyList<object?>)
            [
                v.Version,
                AssetParts.Time(v.At),
                Show.Count(v.Rows),
                v.Changed ?? Show.Nothing,
                v.AcceptedBecause is null ? v.Message ?? Show.Nothing : $"{v.Message} (accepted although a rule failed: {v.AcceptedBecause})".Trim(),
                v.Author ?? Show.Nothing,
                AssetParts.Hash(v.ContentHash),
            ]),
            "None was committed yet."));
    }

    private static SafeHtml Impact(SiteContext site, DatasetAsset dataset)
    {
        var rows = dataset.Descriptor.Columns.Select(c => (Column: c, Impact: ColumnImpact.Of(site.Catalog, new(dataset.Urn, c.Name))))
            .Where(r => r.Impact.Models.Count + r.Impact.Columns.Count + r.Impact.Decides.Count + r.Impact.Pipelines.Count > 0).ToList();
        return rows.Count == 0 ? SafeHtml.Empty : Section.Of("If a column changes", "impact", Table.Of(
            "Who and what is affected",
            [new("Column"), new("Goes into"), new("Decides on rows of"), new("Models"), new("Monitors"), new("Pipelines"), new("Whom to tell")],
            rows.Select(r => (IReadOnlyList<object?>)
            [
                Html.Of($"<code>{r.Column.StorageName}</code>"),
                r.Impact.Columns.Count == 0 ? Show.Nothing : string.Join(", ", r.Impact.Columns.Select(c => NameOf(site, c))) + (r.Impact.Guessed ? " (some only perhaps: the code that makes them couldn't be read)" : ""),
                Links(site, r.Impact.Decides),
                Links(site, r.Impact.Models),
                Links(site, r.Impact.Monitors),
                Links(site, r.Impact.Pipelines),
                r.Impact.Owners.Count == 0 ? Show.Nothing : string.Join(", ", r.Impact.Owners),
            ])));
    }

    private static string NameOf(SiteContext site, ColumnRef column) =>
        site.Catalog.Find(column.Dataset) is DatasetAsset made ? $"{made.Name}.{Stored(made, column.Column)}" : column.Column;

    private static SafeHtml Links(SiteContext site, IEnumerable<Asset> assets) =>
        SafeHtml.Join(assets.Select(a => site.Link("../", a)), ", ") is { IsEmpty: false } links ? links : SafeHtml.Text(Show.Nothing);
}
