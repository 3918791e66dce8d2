using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Assay.Hosting.Configuration;

/// <summary>
/// Section <c>Assay:Retention</c>: how long <c>workspace gc</c> leaves things (<c>ASSAY_RETENTION__EVENTS=365.00:00:00</c>). <c>never</c> keeps them for ever.
/// </summary>
public sealed record RetentionSettings
{
    private static readonly TimeSpan s_month = TimeSpan.FromDays(30);

    /// <summary>Tracked runs that were deleted, by their start, with their files; 30 days where not set.</summary>
    public TimeSpan? DeletedRuns { get; init; } = s_month;

    /// <summary>Files of no run and no model, by their newest; 30 days where not set.</summary>
    public TimeSpan? Artifacts { get; init; } = s_month;

    /// <summary>What can be computed again, by its last change; 30 days where not set.</summary>
    public TimeSpan? Caches { get; init; } = s_month;

    /// <summary>Folders of pipeline runs, by their newest file; for ever where not set.</summary>
    public TimeSpan? Runs { get; init; }

    /// <summary>Events, by their day; for ever where not set, since the catalog is made of them.</summary>
    public TimeSpan? Events { get; init; }

    /// <summary>Predictions, by their event time; for ever where not set. Judged windows stay.</summary>
    public TimeSpan? Predictions { get; init; }

    internal static RetentionSettings Of(IConfigurationSection section)
    {
        var defaults = new RetentionSettings();
        return new()
        {
            DeletedRuns = Time(section, nameof(DeletedRuns), defaults.DeletedRuns),
            Artifacts = Time(section, nameof(Artifacts), defaults.Artifacts),
            Caches = Time(section, nameof(Caches), defaults.Caches),
            Runs = Time(section, nameof(Runs), defaults.Runs),
            Events = Time(section, nameof(Events), defaults.Events),
            Predictions = Time(section, nameof(Predictions), defaults.Predictions),
        };
    }

    private static TimeSpan? Time(IConfigurationSection section, string name, TimeSpan? otherwise) => section[name] switch
    {
        null => otherwise,
        "never" => null,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero => time,
        var text => throw new FormatException($"Assay:Retention:{name}: found '{text}', expected a time such as 30.00:00:00, or never."),
    };
}
