using System.Globalization;
using System.Text;

namespace Assay.Analyzers.Privacy;

/// <summary>
/// Splits names of columns into words, at case, digits and separators: <c>CustomerEMail2</c>, <c>customer_e_mail_2</c> and
/// <c>CUSTOMER-E-MAIL-2</c> are the same. Letters lose their marks, because names of columns mostly have none.
/// </summary>
internal static class ColumnWords
{
    /// <summary>The words, in lower case without marks; numbers are left out.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        // In these the case changes within the word.
        name = name.Replace("IPv", "Ipv");
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetter(name[i]))
                End(words, word);
            else
            {
                if (Begins(name, i))
                    End(words, word);
                word.Append(name[i]);
            }
        }

        End(words, word);
        return words;
    }

    // An upper-case letter begins a word after a lower-case one, or as the last of several: IBANNumber.
    private static bool Begins(string name, int i) => i > 0 && char.IsUpper(name[i])
        && (char.IsLower(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(Fold(word.ToString().ToLowerInvariant()));
        word.Clear();
    }

    private static string Fold(string word)
    {
        var plain = new StringBuilder(word.Length + 2);
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            if (letter is 'ß')
                plain.Append("ss");
            else if (letter is 'ł')
                plain.Append('l');
            else if (letter is 'ø')
                plain.Append('o');
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter);
        }

        return plain.ToString();
    }
}
