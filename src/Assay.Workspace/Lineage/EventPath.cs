using System.Globalization;

namespace Assay.Workspace.Lineage;

/// <summary>The name of one object of the log: <c>events/&lt;yyyy-MM-dd&gt;/&lt;runId&gt;-&lt;process&gt;-&lt;n&gt;.jsonl</c>.</summary>
/// <param name="Day">The UTC day of its events.</param>
/// <param name="Run">The run's id, or <c>declared</c> for events that belong to no run.</param>
/// <param name="Process">Name of the writing process: letters and digits.</param>
/// <param name="Number">The flush, counted from 0 per run and process.</param>
internal sealed record EventPath(DateOnly Day, string Run, string Process, int Number)
{
    internal const string NoRun = "declared";
    internal const string Folder = "events/";
    private const string Extension = ".jsonl";

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}{Day:yyyy-MM-dd}/{Run}-{Process}-{Number}{Extension}");

    internal static EventPath? Parse(string path)
    {
        var segments = path.Split('/');
        if (segments.Length != 3 || segments[0] + "/" != Folder || !segments[2].EndsWith(Extension, StringComparison.Ordinal)
            || !DateOnly.TryParseExact(segments[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        var name = segments[2][..^Extension.Length];
        var last = name.LastIndexOf('-');
        var before = last > 0 ? name.LastIndexOf('-', last - 1) : -1;
        return before > 0 && int.TryParse(name.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(day, name[..before], name[(before + 1)..last], number)
            : null;
    }
}
