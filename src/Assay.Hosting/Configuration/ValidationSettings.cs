using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Assay.Hosting.Configuration;

/// <summary>Section <c>Assay:Validation</c>: who hears of verdicts.</summary>
public sealed record ValidationSettings
{
    /// <summary>Alert channels of verdicts by name, with a comma between (<c>ASSAY_VALIDATION__CHANNELS=slack,file</c>); empty for console and file.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>After which time an alert is repeated that says nothing new (<c>ASSAY_VALIDATION__ALERTAGAINAFTER=1.00:00:00</c>); zero for at once. A day where not set.</summary>
    public TimeSpan AlertAgainAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How much a column matters that is new in a file and that nobody declares (<c>ASSAY_VALIDATION__ADDEDCOLUMNS=warning</c>); info where not set.</summary>
    public Severity AddedColumns { get; init; } = Severity.Info;

    internal static ValidationSettings Of(IConfigurationSection section) => new()
    {
        Channels = section["Channels"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        AlertAgainAfter = section["AlertAgainAfter"] is { } time
            ? TimeSpan.TryParse(time, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero
                ? span
                : throw new FormatException($"Assay:Validation:AlertAgainAfter: found '{time}', expected a time such as 06:00:00 or 1.00:00:00.")
            : TimeSpan.FromHours(24),
        AddedColumns = section["AddedColumns"] is { } severity
            ? Enum.TryParse<Severity>(severity, ignoreCase: true, out var parsed) && parsed is Severity.Info or Severity.Warning
                ? parsed
                : throw new FormatException($"Assay:Validation:AddedColumns: found '{severity}', expected info or warning.")
            : Severity.Info,
    };
}
