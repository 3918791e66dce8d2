using System.Globalization;

namespace Assay.Validation.Parts;

/// <summary>One of several parts that a dataset is validated in, by processes that know nothing of each other.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Count">How many there are.</param>
public sealed record ValidationPart(int Index, int Count)
{
    /// <summary>Reads <c>2/4</c>.</summary>
    /// <exception cref="FormatException">The text is no part.</exception>
    public static ValidationPart Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && int.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count
            ? new(index, count)
            : throw new FormatException($"'{text}' is no part; write the part and the number of parts, such as 2/4.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    /// <summary>Whether the part looks at a piece, counted from 0 over all batches: each piece belongs to one part.</summary>
    internal bool Holds(int piece) => piece % Count == Index - 1;
}
