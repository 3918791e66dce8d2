using Assay.Catalog.Folding;
using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Catalog.Site;

/// <summary>The pages of pipelines and of their steps.</summary>
internal static class WorkPages
{
    public static string Render(SiteContext site, PipelineAsset pipeline)
    {
        var p = pipeline.Descriptor;
        var steps = p.Steps.Select(s => StepUrn(pipeline.Project, p.Name, s.Name)).ToList();
        var drawn = AssetParts.Near(site.Shapes, steps, 1);
        return AssetParts.Page(site, pipeline,
        [
            AssetParts.Head(
                site,
                pipeline,
                ("Runs at", p.Schedule is null ? null : Html.Of($"<code>{p.Schedule}</code> (minute, hour, day, month, weekday)")),
                ("Last run", pipeline.Runs is [var last, ..] ? AssetParts.Time(last.Started) : null)),
            Section.Of("How it works", "lineage", LineageDiagram.Draw(drawn, $"Steps of {p.Name}", null, site.Href("../"))),
            Section.Of("Steps", "steps", Table.Of(
                $"Steps of {p.Name}",
                [new("Step"), new("What it does"), new("Reads"), new("Makes"), new("Last run")],
                p.Steps.Select(s => (IReadOnlyList<object?>)
                [
                    site.Link("../", StepUrn(pipeline.Project, p.Name, s.Name), s.Name),
                    s.Documentation ?? Show.Nothing,
                    Words(s.Inputs.Select(Word)),
                    Words(s.Outputs.Select(Word)),
                    site.Catalog.Find(StepUrn(pipeline.Project, p.Name, s.Name)) is { Runs: [var last, ..] } ? Health.Badge(last.State) : "never run",
                ]))),
            Parameters(p),
            AssetParts.Runs(pipeline),
        ]);
    }

    public static string Render(SiteContext site, StepAsset step)
    {
        var s = step.Descriptor;
        return AssetParts.Page(site, step,
        [
            AssetParts.Head(
                site,
                step,
                ("Step of", site.Link("../", Urn.Of(step.Project, "pipeline", step.Pipeline), step.Pipeline)),
                ("Reads", Words(s.Inputs.Select(Word))),
                ("Makes", Words(s.Outputs.Select(Word))),
                ("Method", s.Method is null ? null : Html.Of($"<code>{s.Method}</code>"))),
            AssetParts.Lineage(site, step),
            .. s.Outputs.Where(o => o.Lineage is not null).Select(o => Origins(s, o, o.Lineage!)),
            AssetParts.Runs(step),
        ]);
    }

    private static SafeHtml Origins(StepDescriptor step, StepOutput output, RowsLineage lineage)
    {
        var columns = lineage.Columns.Select(c => (IReadOnlyList<object?>)
        [
            Html.Of($"<code>{c.Column}</code>"), Words(c.From.Select(Named)), c.Unread ?? Show.Nothing,
        ]);
        return Section.Of($"Where the columns of {output.Name} come from", $"origins-{output.Name.Replace('_', '-')}",
            lineage.Rows.Count == 0 ? SafeHtml.Empty : Html.Of($"<p>Which rows there are, and in which order, is decided by {Words(lineage.Rows.Select(Named))}.</p>"),
            lineage.Unread is null ? SafeHtml.Empty : Html.Of($"<p class=\"notice\">Not read: {lineage.Unread}.</p>"),
            Table.Of($"Where the columns of {output.Name} come from, as the compiler read it", [new("Column"), new("Comes from"), new("Not read")], columns, "None comes from a column."));

        string Named(ColumnOrigin origin) =>
            $"{origin.Dataset ?? step.Inputs.FirstOrDefault(i => i.Name == origin.Input)?.Of ?? origin.Input}.{origin.Column} ({OriginWords.Of([System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(origin.Kind)])})";
    }

    private static SafeHtml Parameters(PipelineDescriptor pipeline) => pipeline.Parameters.Count == 0 ? SafeHtml.Empty : Section.Of("Parameters", "parameters", Table.Of(
        $"What can be set when {pipeline.Name} runs",
        [new("Parameter"), new("Type"), new("Otherwise"), new("Meaning")],
        pipeline.Parameters.Select(p => (IReadOnlyList<object?>)
        [
            Html.Of($"<code>{p.Name}</code>"),
            p.Type.ToLowerInvariant().Replace('_', ' '),
            p.Default is { } value ? value.ToString() is { Length: > 0 } text ? text : "(empty)" : "must be given",
            p.Documentation ?? Show.Nothing,
        ])));

    private static string StepUrn(string project, string pipeline, string step) => Urn.Of(project, "step", $"{pipeline}.{step}");

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Distinct(StringComparer.Ordinal)) is { Length: > 0 } joined ? joined : Show.Nothing;

    private static string Word(StepInput input) => input.Kind switch
    {
        WireKind.Source => $"rows of {input.Of}",
        WireKind.Rows => $"rows of {input.Of} from {input.Step}",
        WireKind.Model => $"the model {input.Of} from {input.Step}",
        WireKind.Champion => $"the version of {input.Of} in use",
        _ => $"{Plain(input.Kind)} from {input.Step}",
    };

    private static string Word(StepOutput output) => output.Kind switch
    {
        WireKind.Rows => $"rows {output.Name} of {output.Of}",
        WireKind.Model => $"the model {output.Of}",
        _ => Plain(output.Kind),
    };

    private static string Plain(WireKind kind) => kind switch
    {
        WireKind.Metrics => "metrics",
        WireKind.Verdict => "the verdict",
        WireKind.State => "what its parts hold",
        _ => "a report",
    };
}
