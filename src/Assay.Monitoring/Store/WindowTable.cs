using System.Text.Json;
using Assay.Monitoring.Windows;
using Dapper;

namespace Assay.Monitoring.Store;

/// <summary>Judged windows. Judged again, a window takes the place of what it was.</summary>
internal sealed class WindowTable(MonitorDatabase database)
{
    /// <summary>All windows of a monitor, the oldest first.</summary>
    public Task<IReadOnlyList<WindowReport>> AllAsync(string monitor, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<WindowReport>>(
        async connection =>
        {
            var rows = await connection.QueryAsync<string>(new CommandDefinition(
                "SELECT content FROM windows WHERE monitor = @monitor ORDER BY start, version", new { monitor }, cancellationToken: cancellation)).ConfigureAwait(false);
            return [.. rows.Select(json => JsonSerializer.Deserialize(json, MonitorJson.Default.WindowReport)!)];
        },
        cancellation);

    /// <summary>Keeps windows in one transaction.</summary>
    public Task SaveAsync(IReadOnlyList<WindowReport> windows, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) => connection.Execute(
            """
            INSERT INTO windows (monitor, start, version, rows, labelled, content) VALUES (@monitor, @start, @version, @rows, @labelled, @content)
            ON CONFLICT (monitor, start, version) DO UPDATE SET rows = excluded.rows, labelled = excluded.labelled, content = excluded.content
            """,
            windows.Select(window => new
            {
                monitor = window.Monitor,
                start = window.Start.UtcTicks,
                version = window.ModelVersion,
                rows = window.Rows,
                labelled = window.Labelled,
                content = JsonSerializer.Serialize(window, MonitorJson.Default.WindowReport),
            }),
            transaction),
        cancellation);
}
