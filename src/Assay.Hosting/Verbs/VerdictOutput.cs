using System.Text;
using Assay.Hosting.CommandLine;
using Assay.Validation.Reports;
using Assay.Workspace.Storage;

namespace Assay.Hosting.Verbs;

/// <summary>Verdicts as the verbs hand them over: in the format that was asked for, as a page, to a tracked run.</summary>
internal static class VerdictOutput
{
    public static readonly OutputFormat[] Formats = [OutputFormat.Text, OutputFormat.Json, OutputFormat.Sarif, OutputFormat.JUnit];

    public static int ExitCodeOf(IReadOnlyList<Verdict> verdicts) => verdicts.All(verdict => verdict.IsAdmitted) ? ExitCode.Fine : ExitCode.Refused;

    public static void Write(IReadOnlyList<Verdict> verdicts, VerbContext context)
    {
        switch (context.Format)
        {
            case OutputFormat.Json:
                context.WriteJson(verdicts, VerdictJson.Default.IReadOnlyListVerdict);
                break;
            case OutputFormat.Sarif:
                context.WriteDocument(stream => VerdictSarif.Write(stream, verdicts));
                break;
            case OutputFormat.JUnit:
                context.WriteDocument(stream => VerdictJUnit.Write(stream, verdicts));
                break;
            default:
                var text = new VerdictText(context.Environment.Colours, context.Environment.Width);
                foreach (var verdict in verdicts)
                    text.Write(context.Out, verdict);
                break;
        }
    }

    public static async Task WriteReportAsync(IReadOnlyList<Verdict> verdicts, string report, VerbContext context, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(report, context.Environment.CurrentFolder);
        await AtomicFile.ReplaceAsync(path, Encoding.UTF8.GetBytes(Page(verdicts, context)), cancellation).ConfigureAwait(false);
        context.Say($"  report: {path}");
    }

    /// <summary>Logs verdicts into a run: the one named, else that of <c>MLFLOW_RUN_ID</c>. Without either, nothing.</summary>
    public static async Task LogAsync(IReadOnlyList<Verdict> verdicts, string? run, VerbContext context, CancellationToken cancellation)
    {
        if ((run ?? context.Environment.Variable("MLFLOW_RUN_ID")) is not { Length: > 0 } id || verdicts.Count == 0)
            return;
        var tracked = await context.Get<IRunTracker>().ResumeAsync(id, cancellation).ConfigureAwait(false);
        await tracked.LogVerdictsAsync(verdicts, Page(verdicts, context), cancellation).ConfigureAwait(false);
        // Whoever started the run ends it.
        await tracked.FlushAsync(cancellation).ConfigureAwait(false);
        context.Say($"  run: {id}");
    }

    private static string Page(IReadOnlyList<Verdict> verdicts, VerbContext context) => VerdictPage.Render(verdicts, context.Environment.Clock.GetUtcNow());
}
