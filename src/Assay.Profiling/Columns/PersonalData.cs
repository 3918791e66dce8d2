using System.Text.RegularExpressions;

namespace Assay.Profiling.Columns;

/// <summary>Tells what looks like personal data.</summary>
internal static partial class PersonalData
{
    private const int LongestIban = 34;

    /// <summary>Whether a column's name says that it holds some.</summary>
    public static bool IsNamed(string stored) => Name().IsMatch(stored) || Name().IsMatch(ColumnDescriptor.SnakeCase(stored));

    /// <summary>Whether a text holds an e-mail address, or is a telephone number or an IBAN.</summary>
    public static bool Looks(string text) =>
        (text.Contains('@', StringComparison.Ordinal) && Email().IsMatch(text))
        || (text is ['+' or '0', ..] && Phone().IsMatch(text))
        || (text.AsSpan().TrimStart() is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..] && IsIban(text));

    // ISO 13616: the first four characters moved to the end, letters as numbers from 10, the remainder by 97 is 1.
    private static bool IsIban(string text)
    {
        var packed = text.Replace(" ", "", StringComparison.Ordinal);
        if (packed.Length > LongestIban || !Iban().IsMatch(packed))
            return false;
        var remainder = 0;
        foreach (var character in string.Concat(packed.AsSpan(4), packed.AsSpan(0, 4)))
            remainder = char.IsAsciiDigit(character) ? ((remainder * 10) + character - '0') % 97 : ((remainder * 100) + character - 'A' + 10) % 97;
        return remainder == 1;
    }

    [GeneratedRegex("(^|[^a-z])(e-?_?mail|phone|telephone|mobile|iban|ssn|passport|birth_?-?date|date_?of_?birth|dob|surname|last_?name|first_?name)([^a-z]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"[^@\s]+@[^@\s]+\.[^@\s.]{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Email();

    [GeneratedRegex(@"^(\+|00)[1-9][0-9 ()/.-]{6,18}[0-9]$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", RegexOptions.NonBacktracking)]
    private static partial Regex Iban();
}
