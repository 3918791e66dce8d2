using Assay.CompilerServices;
using Assay.Validation.Drift;
using Assay.Validation.Events;
using Assay.Validation.History;

namespace Assay.Validation;

/// <content>Who hears of a verdict: the event log, the history, the alert channels.</content>
public sealed partial class BatchValidation
{
    private async Task<Verdict> ToldAsync(DatasetPlan plan, Rows rows, Func<Rows, Task<Verdict>> judge, CancellationToken cancellation, bool spans = false)
    {
        var run = await ValidationRun.StartAsync(_options, plan.Descriptor, _time, cancellation).ConfigureAwait(false);
        try
        {
            var look = _options.History is null || spans ? null : await LookAsync(rows, cancellation).ConfigureAwait(false);
            var verdict = await judge(rows).ConfigureAwait(false);
            if (look is not null)
                verdict = SchemaDrift.Add(verdict, plan.Descriptor, await SchemaBeforeAsync(verdict.Dataset, look, cancellation).ConfigureAwait(false), look.Columns, _options.AddedColumns);
            await run.CompleteAsync(verdict, rows.Identity, cancellation).ConfigureAwait(false);
            var alerted = await AlertAsync(verdict, cancellation).ConfigureAwait(false);
            if (_options.History is { } history)
                await history.AppendAsync(VerdictRecords.Of(verdict, look, _time.GetUtcNow(), spans, alerted), cancellation).ConfigureAwait(false);
            return verdict;
        }
        catch (Exception e)
        {
            await run.EndAsync(e).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Alerts unless the same was told of within <see cref="BatchValidationOptions.AlertAgainAfter"/>.</summary>
    private async Task<bool> AlertAsync(Verdict verdict, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        if (_options.Alerts is not { } router || VerdictAlert.Of(_options.Project, verdict, now) is not { } alert)
            return false;
        if (_options.History is { } history && _options.AlertAgainAfter > TimeSpan.Zero)
        {
            var told = await history.ReadAsync(
                verdict.Dataset,
                new() { Last = AlertsLookedBack, Where = record => record.Alerted && record.Recorded > now - _options.AlertAgainAfter },
                cancellation).ConfigureAwait(false);
            if (RepeatedAlerts.IsRepeated(verdict, told))
                return false;
        }

        await router.RouteAsync(alert, _options.AlertChannels, cancellation).ConfigureAwait(false);
        return true;
    }

    private const int AlertsLookedBack = 100;

    private async Task<IReadOnlyList<SourceColumn>> SchemaBeforeAsync(string dataset, SourceLook look, CancellationToken cancellation)
    {
        var before = await _options.History!.ReadAsync(
            dataset, new() { Last = 1, ExceptContent = look.Print, Where = record => record.Schema.Count > 0 }, cancellation).ConfigureAwait(false);
        return before.Count == 0 ? [] : before[0].Schema;
    }

    /// <summary>A source that can't be looked at says why when its rows are read.</summary>
    private static async Task<SourceLook?> LookAsync(Rows rows, CancellationToken cancellation)
    {
        try
        {
            return await rows.LookAsync(cancellation).ConfigureAwait(false);
        }
        catch (SourceException)
        {
            return null;
        }
    }
}
