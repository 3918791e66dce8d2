using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Assay.Data.Excel;

/// <summary>
/// The cells of a workbook's first sheet that show an error, such as <c>#N/A</c>. The library gives null for them, which would be no fault where null is
/// allowed; so the sheet's XML (ECMA-376) is looked through for them first.
/// </summary>
internal sealed class ExcelErrors
{
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictLinks = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly Dictionary<(int Row, int Field), string> _errors = [];

    /// <summary>The error that a cell shows; null where it shows none.</summary>
    public string? this[int row, int field] => _errors.Count == 0 ? null : _errors.GetValueOrDefault((row, field));

    /// <summary>Looks through the first sheet of a workbook.</summary>
    public static ExcelErrors Of(ZipArchive zip)
    {
        var errors = new ExcelErrors();
        if (FirstSheet(zip) is not { } sheet)
            return errors;
        using var xml = Open(sheet);
        var (row, cell) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "row")
            {
                row = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
                cell = 0;
            }
            else if (xml.LocalName == "c")
            {
                cell = xml.GetAttribute("r") is { } place ? ColumnOf(place) : cell + 1;
                if (xml.GetAttribute("t") == "e")
                    errors._errors[(row, cell - 1)] = Value(xml);
            }
        }

        return errors;
    }

    private static ZipArchiveEntry? FirstSheet(ZipArchive zip)
    {
        string? id = null;
        if (zip.GetEntry("xl/workbook.xml") is not { } workbook || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } links)
            return null;
        using (var xml = Open(workbook))
        {
            while (id is null && xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
                    id = xml.GetAttribute("id", Links) ?? xml.GetAttribute("id", StrictLinks);
            }
        }

        using (var xml = Open(links))
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Id") == id && xml.GetAttribute("Target") is { } target)
                    return zip.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
            }
        }

        return null;
    }

    private static string Value(XmlReader cell)
    {
        using var inner = cell.ReadSubtree();
        while (inner.Read())
        {
            if (inner.NodeType == XmlNodeType.Element && inner.LocalName == "v")
                return inner.ReadElementContentAsString();
        }

        return "an error";
    }

    // The letters of a place such as AB12 are a number in base 26 without a zero.
    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (letter is < 'A' or > 'Z' || column > 1 << 16)
                break;
            column = (column * 26) + letter - 'A' + 1;
        }

        return column;
    }

    private static XmlReader Open(ZipArchiveEntry part) => XmlReader.Create(part.Open(), new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit });
}
