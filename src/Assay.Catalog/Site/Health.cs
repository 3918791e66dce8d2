using Assay.Catalog.Folding;
using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Workspace.Lineage;

namespace Assay.Catalog.Site;

/// <summary>How an asset stands, in a few words.</summary>
internal static class Health
{
    public static (string Words, Tone Tone)? Of(Asset asset) => asset switch
    {
        DatasetAsset { Status: { } status } => (Word(status), ToneOf(status)),
        DatasetAsset { Kind: AssetKind.Columns } or DatasetAsset { IsDeclared: false } => null,
        DatasetAsset => ("not validated yet", Tone.Neutral),
        ModelAsset { Deployments: [var deployed, ..], Gates: [{ Passed: false } refused, ..] } when refused.At > deployed.At =>
            ($"version {deployed.Version} in use, last candidate refused", Tone.Warning),
        ModelAsset { Deployments: [var deployed, ..] } => ($"version {deployed.Version} in use", Tone.Good),
        ModelAsset { Gates: [{ Passed: false }, ..] } => ("last candidate refused", Tone.Bad),
        ModelAsset => ("never deployed", Tone.Neutral),
        MonitorAsset { Windows: [var window, ..] } => (window.Status switch
        {
            VerdictStatus.Failed => "alarm",
            VerdictStatus.Warned => "warning",
            _ => "steady",
        }, ToneOf(window.Status)),
        MonitorAsset => ("no window yet", Tone.Neutral),
        { Runs: [var run, ..] } => ("last run " + Word(run.State), ToneOf(run.State)),
        _ => ("never run", Tone.Neutral),
    };

    public static SafeHtml Badge(Asset asset) => Of(asset) is var (words, tone) ? Pages.Parts.Badge.Of(words, tone) : SafeHtml.Empty;

    public static SafeHtml Badge(VerdictStatus status) => Pages.Parts.Badge.Of(Word(status), ToneOf(status));

    public static SafeHtml Badge(RunState state) => Pages.Parts.Badge.Of(Word(state), ToneOf(state));

    public static string Word(VerdictStatus status) => status switch
    {
        VerdictStatus.Skipped => "not judged",
        VerdictStatus.Passed => "passed",
        VerdictStatus.Noted => "noted",
        VerdictStatus.Warned => "warning",
        _ => "failed",
    };

    private static string Word(RunState state) => state switch
    {
        RunState.Complete => "succeeded",
        RunState.Fail => "failed",
        RunState.Abort => "stopped",
        _ => "has no end yet",
    };

    private static Tone ToneOf(VerdictStatus status) => status switch
    {
        VerdictStatus.Passed => Tone.Good,
        VerdictStatus.Warned => Tone.Warning,
        VerdictStatus.Failed => Tone.Bad,
        _ => Tone.Neutral,
    };

    private static Tone ToneOf(RunState state) => state switch
    {
        RunState.Complete => Tone.Good,
        RunState.Fail => Tone.Bad,
        RunState.Abort => Tone.Warning,
        _ => Tone.Neutral,
    };
}
