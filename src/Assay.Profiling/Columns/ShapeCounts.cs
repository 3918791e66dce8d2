using System.Runtime.InteropServices;
using System.Text;

namespace Assay.Profiling.Columns;

/// <summary>Counts texts by their shape: <c>A</c> for an upper-case letter, <c>a</c>, <c>9</c>, and <c>+</c> after what comes several times: <c>A+-9+</c>.</summary>
internal sealed class ShapeCounts
{
    private const int MostShapes = 200;
    private const int Shown = 5;
    private const int Longest = 40;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly StringBuilder _shape = new();

    public void Add(string text, long times)
    {
        if (_counts.Count > MostShapes)
            return;
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, Of(text), out _) += times;
    }

    /// <summary>The most frequent shapes; none where there are too many for them to say anything.</summary>
    public IReadOnlyList<ShapeShare> Most(long texts) => _counts.Count > MostShapes || texts == 0
        ? []
        :
        [
            .. _counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Shown)
                .Select(pair => new ShapeShare(pair.Key, pair.Value, (double)pair.Value / texts)),
        ];

    private string Of(string text)
    {
        _shape.Clear();
        var last = '\0';
        foreach (var character in text)
        {
            var kind = Kind(character);
            if (kind != last)
                _shape.Append(kind);
            else if (_shape[^1] != '+' || kind == '+')
                _shape.Append('+');
            last = kind;
            if (_shape.Length >= Longest)
                return _shape.Append('…').ToString();
        }

        return _shape.ToString();
    }

    private static char Kind(char character) =>
        char.IsUpper(character) ? 'A' : char.IsLetter(character) ? 'a' : char.IsDigit(character) ? '9' : char.IsWhiteSpace(character) ? ' ' : char.IsControl(character) || char.IsSurrogate(character) ? '·' : character;
}
