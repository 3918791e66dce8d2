using System.Globalization;
using Assay.Pipelines.Kubeflow.Wire;

namespace Assay.Pipelines.Kubeflow;

/// <summary>A declared schedule as Kubeflow takes it.</summary>
public sealed record RecurringSchedule
{
    /// <summary>A schedule.</summary>
    /// <param name="name">The recurring run's name: the pipeline's.</param>
    /// <param name="cron">The declared schedule, five fields.</param>
    /// <exception cref="ArgumentException">There are not five fields.</exception>
    public RecurringSchedule(string name, string cron)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Cron = SixFields(cron);
    }

    /// <summary>The recurring run's name.</summary>
    public string Name { get; }

    /// <summary>Six fields, seconds first. The installation reads it in UTC, unless its <c>CRON_SCHEDULE_TIMEZONE</c> says otherwise.</summary>
    public string Cron { get; }

    /// <summary>How many runs may go on at once, 1 to 10. Default 1: two trainings at once would race for the champion.</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Whether times that were missed, while Kubeflow was away or the schedule off, are made up for. Default no: each run reads the data of its day.</summary>
    public bool CatchUp { get; init; }

    /// <summary>
    /// The declared five fields with the seconds that Kubeflow's scheduler wants in front. It takes five as well, but as seconds, minutes and so
    /// on: <c>0 6 * * *</c> would run each hour at six past.
    /// </summary>
    /// <exception cref="ArgumentException">There are not five fields.</exception>
    public static string SixFields(string cron)
    {
        ArgumentNullException.ThrowIfNull(cron);
        var fields = cron.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 5
            ? "0 " + string.Join(' ', fields)
            : throw new ArgumentException($"The schedule '{cron}' has {fields.Length.ToString(CultureInfo.InvariantCulture)} fields, expected 5: minute, hour, day of month, month, day of week.");
    }

    internal NewRecurringRun Request(string experimentId, VersionReference version, RuntimeConfig config, string? serviceAccount)
    {
        if (MaxConcurrency is < 1 or > 10)
            throw new ArgumentException($"MaxConcurrency is {MaxConcurrency.ToString(CultureInfo.InvariantCulture)}, expected 1 to 10.");
        return new(
            Name, experimentId, version, config, MaxConcurrency.ToString(CultureInfo.InvariantCulture), "ENABLE", !CatchUp, new(new CronWire(Cron)), serviceAccount);
    }
}
