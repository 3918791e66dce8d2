using System.Text;

namespace Assay.Catalog.Search;

/// <summary>Takes text apart into words: the same for what is indexed and what is asked, and the same as the site's script does it.</summary>
public static class Words
{
    /// <summary>
    /// The words of a text in lower case: runs of letters and digits, split where a small letter or digit meets a capital
    /// (<c>learningRate</c>) and where a run of capitals ends (<c>AUCScore</c>).
    /// </summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c))
            {
                Close(words, word);
                continue;
            }

            if (word.Length > 0 && char.IsUpper(c) && (!char.IsUpper(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1]))))
                Close(words, word);
            word.Append(char.ToLowerInvariant(c));
        }

        Close(words, word);
        return words;
    }

    /// <summary>The words of a name, and the whole of it written as one where it has several: <c>flightdelay</c> finds <c>flight-delay</c>.</summary>
    public static IReadOnlyList<string> OfName(string? name)
    {
        var words = Of(name);
        return words.Count > 1 ? [.. words, string.Concat(words)] : words;
    }

    /// <summary>
    /// The number of letters to insert, drop, change or swap with their neighbour to come from one word to the other (optimal string
    /// alignment); more than <paramref name="most"/> is told as <paramref name="most"/> + 1.
    /// </summary>
    public static int Distance(string a, string b, int most)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (Math.Abs(a.Length - b.Length) > most)
            return most + 1;
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return Math.Min(last[b.Length], most + 1);
    }

    /// <summary>How many letters of a word may be wrong: none up to three, one from four, two from seven.</summary>
    public static int Tolerance(string word) => (word ?? throw new ArgumentNullException(nameof(word))).Length switch
    {
        >= 7 => 2,
        >= 4 => 1,
        _ => 0,
    };

    private static void Close(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }
}
