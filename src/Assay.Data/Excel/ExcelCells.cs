using System.Globalization;

namespace Assay.Data.Excel;

/// <summary>What a cell of a sheet is as text, which columns then read as they read any other.</summary>
internal static class ExcelCells
{
    /// <summary>The text of a cell in the invariant culture, for a column of a type.</summary>
    public static string Text(object cell, ColumnType type) => cell switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime time when type == ColumnType.Time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
