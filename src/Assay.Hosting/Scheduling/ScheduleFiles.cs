namespace Assay.Hosting.Scheduling;

/// <summary>Declared schedules for the schedulers of a machine.</summary>
/// <param name="program">How this program is started: its file, and arguments in front of the verb.</param>
/// <param name="folder">The folder it works in.</param>
internal sealed class ScheduleFiles(IReadOnlyList<string> program, string folder)
{
    /// <summary>A line of a crontab that says times in UTC; needs a cron that knows <c>CRON_TZ</c>.</summary>
    public string Crontab(string pipeline, string cron) => $"{cron} cd {Quoted(folder)} && {Command(pipeline)}";

    /// <summary>A service and its timer. A time that was missed while the machine was off is made up for once.</summary>
    public string Systemd(string pipeline, string cron) => $"""
        # assay-{pipeline}.service
        [Unit]
        Description=Assay pipeline {pipeline}

        [Service]
        Type=oneshot
        WorkingDirectory={folder}
        ExecStart={Command(pipeline)}

        # assay-{pipeline}.timer
        [Unit]
        Description=Schedule of Assay pipeline {pipeline}: {cron}

        [Timer]
        {string.Join(Environment.NewLine, SystemdCalendar.Of(cron).Select(line => $"OnCalendar={line}"))}
        Persistent=true

        [Install]
        WantedBy=timers.target

        """;

    private string Command(string pipeline) => string.Join(' ', program.Append("run").Append(pipeline).Select(Quoted));

    // Both readers know double quotes.
    private static string Quoted(string word) => word.Any(char.IsWhiteSpace) ? $"\"{word}\"" : word;
}
