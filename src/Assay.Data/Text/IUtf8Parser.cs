using System.Text;

namespace Assay.Data.Text;

/// <summary>Reads a cell of UTF-8; false where it is no such value. A struct, so that the loop over a column is compiled for it.</summary>
internal interface IUtf8Parser<T>
{
    bool TryRead(ReadOnlySpan<byte> text, out T value);
}

/// <summary>Reads the cell's characters with a parser of <see cref="CellParsers"/>, which say what a type takes.</summary>
internal readonly struct CharParser<T>(CellParser<T> parse) : IUtf8Parser<T>
{
    public bool TryRead(ReadOnlySpan<byte> text, out T value) => Read(text, parse, out value);

    public static bool Read(ReadOnlySpan<byte> text, CellParser<T> parse, out T value)
    {
        if (text.Length > 256)
            return parse(Encoding.UTF8.GetString(text), out value);
        Span<char> characters = stackalloc char[256];
        return parse(characters[..Encoding.UTF8.GetChars(text, characters)], out value);
    }
}
