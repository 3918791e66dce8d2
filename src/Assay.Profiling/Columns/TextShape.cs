using System.Text;
using System.Text.RegularExpressions;

namespace Assay.Profiling.Columns;

/// <summary>The pattern that texts of one length share, position by position: <c>^[A-Z]{3}$</c>, <c>^[0-9]{4}-[0-9]{2}$</c>.</summary>
internal sealed class TextShape
{
    private const int Longest = 32;
    private const string Upper = "A-Z";
    private const string Lower = "a-z";
    private const string Digit = "0-9";

    private readonly List<SortedSet<string>> _positions = [];
    private bool _started;
    private bool _broken;

    /// <summary>The pattern; null where the texts have none, or it would say nothing.</summary>
    public string? Pattern()
    {
        if (_broken || !_started || _positions.Count == 0)
            return null;
        var classes = _positions.ConvertAll(Class);
        if (classes.Any(one => one is null) || !classes.Any(one => one![0] == '['))
            return null;
        var pattern = new StringBuilder("^");
        for (var at = 0; at < classes.Count;)
        {
            var end = at;
            while (end < classes.Count && classes[end] == classes[at])
                end++;
            pattern.Append(classes[at]);
            if (end - at > 1)
                pattern.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{{end - at}}}");
            at = end;
        }

        return pattern.Append('$').ToString();
    }

    public void Add(string text)
    {
        if (_broken)
            return;
        if (!_started)
        {
            _started = true;
            foreach (var _ in text)
                _positions.Add(new SortedSet<string>(StringComparer.Ordinal));
        }

        if (text.Length != _positions.Count || text.Length > Longest)
        {
            _broken = true;
            return;
        }

        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            _positions[at].Add(char.IsAsciiLetterUpper(character) ? Upper : char.IsAsciiLetterLower(character) ? Lower : char.IsAsciiDigit(character) ? Digit : character.ToString());
        }
    }

    // A character that stays the same is itself; letters and digits make a class.
    private static string? Class(SortedSet<string> seen)
    {
        if (seen.Count == 1 && seen.Min!.Length == 1)
            return seen.Min[0] is > ' ' and < '\x7f' ? Regex.Escape(seen.Min) : null;
        return seen.All(one => one.Length > 1) ? $"[{string.Concat(seen.OrderBy(one => one == Digit))}]" : null;
    }
}
