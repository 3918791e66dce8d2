using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary>How pages speak of runs.</summary>
internal static class RunWords
{
    public static SafeHtml Link(Run run) => Html.Of($"<a href=\"{Address.Run(run.Info.RunId)}\">{Name(run)}</a>");

    public static string Name(Run run) => run.Info.RunName.Length > 0 ? run.Info.RunName : run.Info.RunId;

    public static SafeHtml State(Run run)
    {
        var state = run.Info.Status switch
        {
            RunStatus.Finished => Badge.Of("finished", Tone.Good),
            RunStatus.Failed => Badge.Of("failed", Tone.Bad),
            RunStatus.Killed => Badge.Of("killed", Tone.Warning),
            RunStatus.Scheduled => Badge.Of("scheduled"),
            _ => Badge.Of("running"),
        };
        return run.Info.LifecycleStage == LifecycleStage.Deleted ? SafeHtml.Join([state, Badge.Of("deleted", Tone.Warning)], " ") : state;
    }

    public static DateTimeOffset? Time(long? milliseconds) => milliseconds is > 0 and < 253402300800000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;

    public static string Duration(Run run) => Time(run.Info.StartTime) is { } start && Time(run.Info.EndTime) is { } end && end >= start ? Show.Duration(end - start) : Show.Nothing;

    public static string Metric(Run run, string key) => run.Data.Metrics.FirstOrDefault(metric => metric.Key == key) is { } metric ? Show.Number(metric.Value) : "";

    public static string Param(Run run, string key) => run.Data.Params.FirstOrDefault(param => param.Key == key)?.Value is { } value ? Cut(value, 80) : "";

    public static string Cut(string text, int most) => text.Length > most ? text[..(most - 1)] + "…" : text;
}
