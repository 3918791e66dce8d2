using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>Text that encodes something else.</summary>
internal static class EncodedFormats
{
    internal static bool IsJson(ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            // Half a surrogate pair is no text, so no JSON.
            if (System.Text.Unicode.Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
                return false;
            var reader = new Utf8JsonReader(bytes.AsSpan(0, written));
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    internal static bool IsBase64(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
                return false;
        }

        return Base64.IsValid(text);
    }
}
