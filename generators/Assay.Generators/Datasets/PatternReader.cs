using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Assay.Generators.Datasets;

/// <summary>Parses patterns as the kernel will: as a whole, without backtracking, so that no value can make one run for ever.</summary>
internal static class PatternReader
{
    // A member of the enum since .NET 7, which this assembly isn't built against.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    // The reader runs for every declaration at each edit, while patterns seldom change.
    private const int Kept = 1000;

    private static readonly ConcurrentDictionary<string, string?> s_faults = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a pattern; null where nothing is.</summary>
    public static string? Fault(string pattern)
    {
        if (s_faults.Count > Kept)
            s_faults.Clear();
        return s_faults.GetOrAdd(pattern, static text => Parse(text));
    }

    /// <summary>Whether a text as a whole matches a pattern; null where this machine can't tell without backtracking.</summary>
    public static bool? IsWholeMatch(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, Whole(pattern), NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Whole(string pattern) => $@"\A(?:{pattern})\z";

    private static string? Parse(string pattern) => Try(pattern, RegexOptions.CultureInvariant) ?? Try(Whole(pattern), NonBacktracking | RegexOptions.CultureInvariant);

    private static string? Try(string pattern, RegexOptions options)
    {
        try
        {
            _ = new Regex(pattern, options);
            return null;
        }
        catch (NotSupportedException)
        {
            return "look-arounds, back references, atomic groups and conditions need backtracking, which one bad value can make last for ever";
        }
        catch (ArgumentOutOfRangeException)
        {
            // An editor on .NET Framework knows no such option: the build checks what is left.
            return null;
        }
        catch (ArgumentException fault)
        {
            return fault.Message;
        }
    }
}
