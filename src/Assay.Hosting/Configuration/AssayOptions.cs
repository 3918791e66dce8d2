using Assay.Tracking.Server;
using Microsoft.Extensions.Configuration;

namespace Assay.Hosting.Configuration;

/// <summary>Section <c>Assay</c> of the configuration. Everything has a default: an app without configuration runs embedded.</summary>
public sealed record AssayOptions
{
    /// <summary>The workspace folder (<c>ASSAY_WORKSPACE</c>); null for the nearest <c>.assay</c>, else beside solution or project.</summary>
    public string? Workspace { get; init; }

    /// <summary>The folder that declared sources are relative to (<c>ASSAY_ROOT</c>); null for the project's folder, else the current one.</summary>
    public string? Root { get; init; }

    /// <summary>Sources by dataset (<c>ASSAY_SOURCES__FLIGHTS</c>), instead of the declared ones.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// How sources are read, by dataset, where <c>Assay:Sources:flights</c> is an object: <c>Delimiter</c>, <c>Quote</c>, <c>Encoding</c>,
    /// <c>HasHeader</c>, <c>NullValues</c>, <c>MaxCellBytes</c>, <c>MaxExpansion</c>. Its <c>Path</c> is the source.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Readings { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Alert channels by name (<c>ASSAY_ALERTS__SLACK__URL</c>).</summary>
    public IReadOnlyDictionary<string, AlertChannelOptions> Alerts { get; init; } = new Dictionary<string, AlertChannelOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>An OpenLineage endpoint that events also go to (<c>ASSAY_OPENLINEAGE__URL</c>).</summary>
    public OpenLineageOptions? OpenLineage { get; init; }

    /// <summary>How long <c>workspace gc</c> leaves things.</summary>
    public RetentionSettings Retention { get; init; } = new();

    /// <summary>Who may use what is served (section <c>Assay:Access</c>).</summary>
    public TrackingServerOptions Access { get; init; } = new();

    /// <summary>Who hears of verdicts.</summary>
    public ValidationSettings Validation { get; init; } = new();

    private static IReadOnlyDictionary<string, string> Reading(IConfigurationSection source) => source.GetChildren()
        .Where(option => !option.Key.Equals("Path", StringComparison.OrdinalIgnoreCase))
        .ToDictionary(
            option => option.Key,
            option => option.Value ?? string.Join(',', option.GetChildren().Select(value => value.Value)),
            StringComparer.OrdinalIgnoreCase);

    internal static AssayOptions Of(IConfiguration configuration)
    {
        var section = configuration.GetSection("Assay");
        var lineage = section.GetSection("OpenLineage");
        return new AssayOptions
        {
            Workspace = section["Workspace"],
            Root = section["Root"],
            Sources = section.GetSection("Sources").GetChildren()
                .Where(child => (child["Path"] ?? child.Value) is not null)
                .ToDictionary(child => child.Key, child => (child["Path"] ?? child.Value)!, StringComparer.OrdinalIgnoreCase),
            Readings = section.GetSection("Sources").GetChildren().ToDictionary(child => child.Key, Reading, StringComparer.OrdinalIgnoreCase),
            Alerts = section.GetSection("Alerts").GetChildren().ToDictionary(
                child => child.Key,
                child => new AlertChannelOptions(child["Kind"] ?? child.Key, child["Url"] is { } url ? new Uri(url) : null),
                StringComparer.OrdinalIgnoreCase),
            Retention = RetentionSettings.Of(section.GetSection("Retention")),
            Access = AccessSettings.Of(section.GetSection("Access")),
            Validation = ValidationSettings.Of(section.GetSection("Validation")),
            OpenLineage = lineage["Url"] is { } endpoint ? new OpenLineageOptions(new Uri(endpoint), lineage["ApiKey"]) : null,
        };
    }
}

/// <summary>A configured alert channel.</summary>
/// <param name="Kind"><c>slack</c>, <c>webhook</c>, <c>console</c> or <c>file</c>; the channel's name where not given.</param>
/// <param name="Url">Where to post.</param>
public sealed record AlertChannelOptions(string Kind, Uri? Url)
{
    /// <summary>The type's name: what a record says of itself would hold secrets.</summary>
    public override string ToString() => nameof(AlertChannelOptions);
}

/// <summary>An OpenLineage server.</summary>
/// <param name="Url">Its base address.</param>
/// <param name="ApiKey">A bearer token.</param>
public sealed record OpenLineageOptions(Uri Url, string? ApiKey)
{
    /// <summary>The type's name: what a record says of itself would hold secrets.</summary>
    public override string ToString() => nameof(OpenLineageOptions);
}
