using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Data.JsonLines;

/// <summary>Which kinds of JSON value a column takes: nothing is coerced.</summary>
internal static class JsonCells
{
    /// <summary>
    /// Numbers are numbers and text is text. A decimal may stand as text, which keeps its digits through other programs; a float may be one of
    /// the names that JSON has no number for.
    /// </summary>
    public static bool Fits(ColumnType type, JsonTokenType token, ReadOnlySpan<byte> text) => type switch
    {
        ColumnType.Boolean => token is JsonTokenType.True or JsonTokenType.False,
        _ when ViewTypes.IsWhole(type) => token == JsonTokenType.Number,
        ColumnType.Decimal => token is JsonTokenType.Number or JsonTokenType.String,
        ColumnType.Float or ColumnType.Double => token == JsonTokenType.Number || (token == JsonTokenType.String && (text.SequenceEqual("NaN"u8) || text.SequenceEqual("Infinity"u8) || text.SequenceEqual("-Infinity"u8))),
        _ => token == JsonTokenType.String,
    };
}
