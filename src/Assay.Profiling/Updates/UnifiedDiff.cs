using System.Globalization;
using System.Text;

namespace Assay.Profiling.Updates;

/// <summary>The difference of two texts as <c>git apply</c> and <c>patch</c> read it.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>Empty where the texts are the same.</summary>
    public static string Of(string path, string before, string after)
    {
        var script = Script(Lines(before), Lines(after));
        var text = new StringBuilder();
        for (var at = script.FindIndex(line => line.Sign != ' '); at >= 0;)
        {
            // A hunk goes on while the next change is no further than its context.
            var start = Math.Max(0, at - Context);
            var end = at;
            for (var next = at; next < script.Count && next <= end + (2 * Context); next++)
            {
                if (script[next].Sign != ' ')
                    end = next;
            }

            var stop = Math.Min(script.Count, end + Context + 1);
            Hunk(text, script, start, stop);
            at = script.FindIndex(stop, line => line.Sign != ' ');
        }

        return text.Length == 0 ? "" : $"--- a/{path}\n+++ b/{path}\n{text}";
    }

    private static void Hunk(StringBuilder text, List<(char Sign, string Line)> script, int start, int stop)
    {
        int Count(int from, int to, char without) => script.Skip(from).Take(to - from).Count(line => line.Sign != without);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(Count(0, start, '+'), Count(start, stop, '+'))} +{Range(Count(0, start, '-'), Count(start, stop, '-'))} @@\n");
        foreach (var (sign, line) in script.Skip(start).Take(stop - start))
        {
            text.Append(sign).Append(line);
            if (!line.EndsWith('\n'))
                text.Append("\n\\ No newline at end of file\n");
        }
    }

    private static string Range(int before, int lines) => string.Create(CultureInfo.InvariantCulture, $"{(lines == 0 ? before : before + 1)},{lines}");

    private static List<(char Sign, string Line)> Script(string[] before, string[] after)
    {
        // The longest common subsequence, as declarations are short.
        var common = new int[before.Length + 1, after.Length + 1];
        for (var one = before.Length - 1; one >= 0; one--)
        {
            for (var two = after.Length - 1; two >= 0; two--)
                common[one, two] = before[one] == after[two] ? common[one + 1, two + 1] + 1 : Math.Max(common[one + 1, two], common[one, two + 1]);
        }

        var script = new List<(char, string)>();
        for (int one = 0, two = 0; one < before.Length || two < after.Length;)
        {
            if (one < before.Length && two < after.Length && before[one] == after[two])
            {
                script.Add((' ', before[one++]));
                two++;
            }
            else if (one < before.Length && (two == after.Length || common[one + 1, two] >= common[one, two + 1]))
            {
                script.Add(('-', before[one++]));
            }
            else
            {
                script.Add(('+', after[two++]));
            }
        }

        return script;
    }

    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is var found && found < 0 ? text.Length : found + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }
}
