using System.Text;
using System.Text.Json;
using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary>What can be shown of a file: a picture, the first rows of a CSV file, JSON, text. Everything that was read is text on the page.</summary>
internal static class ArtifactPreview
{
    /// <summary>Bytes that are read of a file.</summary>
    public const int Bytes = 64 * 1024;

    private const int Rows = 20;
    private const int Columns = 50;

    public static SafeHtml Of(ArtifactFile file, ArtifactHead head, string picture)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        if (file.FileSize == 0)
            return Html.Of($"<p class=\"empty\">The file is empty.</p>");
        if (Picture.TypeOf(head.Content.Span) is not null)
        {
            return file.FileSize > Picture.MostBytes
                ? Html.Of($"<p class=\"empty\">The picture is larger than {Show.Bytes(Picture.MostBytes)}: download it.</p>")
                : Html.Of($"<img class=\"picture\" src=\"{picture}\" alt=\"{name}\">");
        }

        if (Text(head) is not { } text)
            return Html.Of($"<p class=\"empty\">This kind of file is not shown: download it.</p>");
        var cut = head.IsWhole ? SafeHtml.Empty : Html.Of($"<p class=\"more\">The first {Show.Bytes(Bytes)} of it.</p>");
        return SafeHtml.Join([Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => Delimited(name, text, ',', head.IsWhole),
            ".tsv" => Delimited(name, text, '\t', head.IsWhole),
            ".json" when head.IsWhole => Plain(Indented(text)),
            _ => Plain(text),
        }, cut]);
    }

    private static SafeHtml Plain(string text) => Html.Of($"<pre class=\"preview\" tabindex=\"0\">{text}</pre>");

    private static SafeHtml Delimited(string name, string text, char delimiter, bool isWhole)
    {
        var rows = DelimitedText.Read(text, delimiter, Rows + 1, isWhole);
        if (rows.Count == 0 || rows[0].Count is 0 or > Columns)
            return Plain(text);
        var width = rows[0].Count;
        return Table.Of(
            $"First rows of {name}",
            [.. rows[0].Select(title => new Column(title))],
            rows.Skip(1).Select(row => (IReadOnlyList<object?>)[.. Enumerable.Range(0, width).Select(i => i < row.Count ? RunWords.Cut(row[i], 200) : "")]));
    }

    private static string Indented(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            using var indented = new MemoryStream();
            using (var writer = new Utf8JsonWriter(indented, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
                document.WriteTo(writer);
            return Encoding.UTF8.GetString(indented.GetBuffer().AsSpan(0, (int)indented.Length));
        }
        catch (JsonException)
        {
            return text;
        }
    }

    // UTF-8 without control characters but those of lines; where it was cut, a character may have been cut too.
    private static string? Text(ArtifactHead head)
    {
        var bytes = head.Content.Span;
        for (var left = 0; left <= (head.IsWhole ? 0 : 3); left++)
        {
            if (left < bytes.Length && System.Text.Unicode.Utf8.IsValid(bytes[..^left]))
            {
                var text = Encoding.UTF8.GetString(bytes[..^left]).TrimStart('\uFEFF');
                return text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t' or '\f')) ? null : text;
            }
        }

        return null;
    }
}
