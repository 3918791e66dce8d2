using Assay.CompilerServices;
using Assay.Monitoring.Alerts;
using Assay.Monitoring.References;
using Assay.Monitoring.Store;
using Assay.Monitoring.Windows;
using Assay.Workspace;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Monitoring;

/// <summary>
/// Runs monitors: judges windows that have ended against the frozen reference of the version that answered, moves alerts through their life,
/// sends them, and tells lineage. Running twice changes nothing. Safe to use from many threads and processes; of two runs of one monitor at
/// the same time, one may fail on an alert that both open.
/// </summary>
public sealed class MonitorRunner
{
    private readonly ReferenceStore _references;
    private readonly AlertRouter _alerts;
    private readonly IEventSink _events;
    private readonly string _project;
    private readonly TimeProvider _time;
    private readonly PredictionTable _predictions;
    private readonly WindowTable _windows;
    private readonly AlertTable _book;
    private readonly MonitorDatabase _database;

    /// <summary>A runner over a workspace.</summary>
    /// <param name="workspace">Where predictions, references and windows are.</param>
    /// <param name="references">The references of model versions.</param>
    /// <param name="alerts">Where alerts go.</param>
    /// <param name="events">Where lineage goes.</param>
    /// <param name="project">The project: the first part of URNs.</param>
    /// <param name="time">The clock.</param>
    public MonitorRunner(
        AssayWorkspace workspace, ReferenceStore references, AlertRouter alerts, IEventSink events, string project, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(alerts);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentException.ThrowIfNullOrWhiteSpace(project);
        ArgumentNullException.ThrowIfNull(time);
        _references = references;
        _alerts = alerts;
        _events = events;
        _project = project;
        _time = time;
        _database = new(workspace);
        _predictions = new(_database);
        _windows = new(_database);
        _book = new(_database);
    }

    /// <summary>Runs a monitor.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="plan">The plan of the model it watches.</param>
    /// <param name="asOf">Windows that end up to this time are judged.</param>
    /// <param name="cancellation">Stops between windows; what was judged so far is then not kept.</param>
    /// <exception cref="MonitoringException">The store or a reference can't be read or written.</exception>
    public async Task<MonitorReport> RunAsync(MonitorDescriptor monitor, ModelPlan plan, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentNullException.ThrowIfNull(plan);
        var run = await LineageRun.StartAsync(
            _events, new() { Project = DeclaringProject.OfMonitor(monitor.Name, _project), Job = LineageNames.MonitorJob(monitor.Name) }, _time, cancellation).ConfigureAwait(false);
        run.Input(LineageNames.Model(monitor.Model)).Input(plan.Descriptor.Request);
        try
        {
            var report = await JudgeAsync(monitor, plan, asOf, cancellation).ConfigureAwait(false);
            await run.Facets(facets => facets.WithCustom(MonitorFacet.Key, MonitorFacet.Of(report))).CompleteAsync(cancellation).ConfigureAwait(false);
            return report;
        }
        catch (Exception failure)
        {
            await run.FailAsync(failure, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What is known of a monitor without running it.</summary>
    public async Task<MonitorStatus> StatusAsync(MonitorDescriptor monitor, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        return _database.Exists
            ? new(
                monitor.Name,
                monitor.Model,
                await _windows.AllAsync(monitor.Name, cancellation).ConfigureAwait(false),
                await _book.AllAsync(monitor.Name, cancellation).ConfigureAwait(false))
            : new(monitor.Name, monitor.Model, [], []);
    }

    private async Task<MonitorReport> JudgeAsync(MonitorDescriptor monitor, ModelPlan plan, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var length = TumblingWindow.LengthOf(monitor);
        var before = TumblingWindow.At(asOf, length).Start;
        var known = await _windows.AllAsync(monitor.Name, cancellation).ConfigureAwait(false);
        var counts = await _predictions.CountAsync(monitor.Model, length.Ticks, before, cancellation).ConfigureAwait(false);
        var judged = await JudgeChangedAsync(monitor, plan, length, known, counts, cancellation).ConfigureAwait(false);
        await _windows.SaveAsync(judged, cancellation).ConfigureAwait(false);

        var book = new AlertBook(monitor, DeclaringProject.OfMonitor(monitor.Name, _project), await _book.AllAsync(monitor.Name, cancellation).ConfigureAwait(false), _time.GetUtcNow());
        if (judged.Count > 0)
        {
            // From the first changed window on, later ones are read again: they may resolve what the changed one opens.
            var first = judged.Min(window => window.Start);
            var replaced = judged.Select(window => (window.Start, window.ModelVersion)).ToHashSet();
            book.Read(judged.Concat(known.Where(window => window.Start >= first && !replaced.Contains((window.Start, window.ModelVersion)))));
        }

        // Sent before it is kept: after a crash in between an alert comes twice, and none is lost.
        var deliveries = await SendAsync(monitor, book, cancellation).ConfigureAwait(false);
        await _book.SaveAsync(book.Changed, cancellation).ConfigureAwait(false);
        return new()
        {
            SchemaVersion = MonitorReport.CurrentSchemaVersion,
            Monitor = monitor.Name,
            Model = monitor.Model,
            AsOf = asOf,
            Windows = judged,
            Unchanged = counts.Count - judged.Count,
            Opened = book.Opened,
            Resolved = book.Resolved,
            Open = book.Living,
            Deliveries = deliveries,
        };
    }

    private async Task<IReadOnlyList<WindowReport>> JudgeChangedAsync(
        MonitorDescriptor monitor, ModelPlan plan, TimeSpan length, IReadOnlyList<WindowReport> known, IReadOnlyList<WindowCount> counts, CancellationToken cancellation)
    {
        var declaration = WindowJudge.DeclarationOf(monitor);
        var references = new Dictionary<int, ModelReference?>();
        foreach (var version in counts.Select(count => count.Version).Distinct())
            references[version] = await _references.FindAsync(monitor.Model, version, cancellation).ConfigureAwait(false);
        var last = known.ToDictionary(window => (window.Start, window.ModelVersion));
        var judged = new List<WindowReport>();
        foreach (var count in counts)
        {
            var window = new TumblingWindow(count.Number, length);
            var reference = references[count.Version];
            if (last.TryGetValue((window.Start, count.Version), out var before)
                && before.Rows == count.Rows && before.Labelled == count.Labelled && before.Declaration == declaration && before.Reference == reference?.FrozenAt)
            {
                continue;
            }

            var all = await _predictions.BetweenAsync(monitor.Model, window.Start, window.End, cancellation).ConfigureAwait(false);
            StoredPrediction[] ours = [.. all.Where(prediction => prediction.Version == count.Version)];
            judged.Add(WindowJudge.Judge(monitor, plan, window, count.Version, reference, ours, _time.GetUtcNow(), cancellation));
        }

        return judged;
    }

    /// <summary>Sends what opened or resolved, each alert once in the state it has now, to the channels that want its severity.</summary>
    private async Task<IReadOnlyList<AlertDelivery>> SendAsync(MonitorDescriptor monitor, AlertBook book, CancellationToken cancellation)
    {
        var deliveries = new List<AlertDelivery>();
        foreach (var changed in book.Opened.UnionBy(book.Resolved, alert => alert.Alert.Id))
        {
            var channels = monitor.Alerts.Where(route => route.From <= changed.Alert.Severity).Select(route => route.Channel).ToList();
            if (channels.Count > 0 || monitor.Alerts.Count == 0)
                deliveries.AddRange(await _alerts.RouteAsync(changed.Alert, channels, cancellation).ConfigureAwait(false));
        }

        return deliveries;
    }
}
