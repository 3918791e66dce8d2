using System.Text;
using Assay.Monitoring.Alerts;
using Assay.Workspace.Alerts;
using Dapper;

namespace Assay.Monitoring.Store;

/// <summary>Alerts and where they are in their life.</summary>
internal sealed class AlertTable(MonitorDatabase database)
{
    /// <summary>All alerts of a monitor, the oldest first; of every monitor where null.</summary>
    public Task<IReadOnlyList<MonitorAlert>> AllAsync(string? monitor, CancellationToken cancellation) => database.ReadAsync<IReadOnlyList<MonitorAlert>>(
        async connection =>
        {
            var rows = await connection.QueryAsync<Row>(new CommandDefinition(
                """
                SELECT monitor, subject, first_time AS FirstTime, last_time AS LastTime, content FROM alerts
                WHERE @monitor IS NULL OR monitor = @monitor ORDER BY first_time, subject
                """,
                new { monitor },
                cancellationToken: cancellation)).ConfigureAwait(false);
            return [.. rows.Select(row => new MonitorAlert(
                row.Monitor,
                row.Subject,
                new DateTimeOffset(row.FirstTime, TimeSpan.Zero),
                new DateTimeOffset(row.LastTime, TimeSpan.Zero),
                Alert.Parse(Encoding.UTF8.GetBytes(row.Content))))];
        },
        cancellation);

    /// <summary>Keeps alerts in one transaction, in their order: an alert of a subject must have resolved before the next opens.</summary>
    public Task SaveAsync(IReadOnlyList<MonitorAlert> alerts, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) => connection.Execute(
            """
            INSERT INTO alerts (id, monitor, subject, status, first_time, last_time, content)
            VALUES (@id, @monitor, @subject, @status, @first, @last, @content)
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, last_time = excluded.last_time, content = excluded.content
            """,
            alerts.Select(alert => new
            {
                id = alert.Alert.Id,
                monitor = alert.Monitor,
                subject = alert.Subject,
                status = alert.Alert.Status switch
                {
                    AlertStatus.Open => "open",
                    AlertStatus.Acknowledged => "acknowledged",
                    _ => "resolved",
                },
                first = alert.FirstWindow.UtcTicks,
                last = alert.LastWindow.UtcTicks,
                content = Encoding.UTF8.GetString(alert.Alert.ToJson()),
            }),
            transaction),
        cancellation);

    private sealed class Row
    {
        public string Monitor { get; set; } = "";

        public string Subject { get; set; } = "";

        public long FirstTime { get; set; }

        public long LastTime { get; set; }

        public string Content { get; set; } = "";
    }
}
