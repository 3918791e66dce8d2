using System.Globalization;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Assay.TestKit.Snapshots;

/// <summary>A difference of two texts as a person reads it: changed lines with three lines around them.</summary>
public static class TextDiff
{
    private const int Context = 3;

    /// <summary>Lines that went (<c>-</c>), came (<c>+</c>) and stand around them; <c>…</c> stands for what is left out.</summary>
    public static string Render(string before, string after)
    {
        var lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Type == ChangeType.Unchanged)
                continue;
            for (var j = Math.Max(0, i - Context); j <= Math.Min(lines.Count - 1, i + Context); j++)
                shown[j] = true;
        }

        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (shown[i])
                text.Append(CultureInfo.InvariantCulture, $"{Mark(lines[i].Type)} {lines[i].Text}\n");
            else if (i > 0 && shown[i - 1])
                text.Append("…\n");
        }

        return text.ToString();
    }

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Deleted => '-',
        ChangeType.Inserted => '+',
        _ => ' ',
    };
}
