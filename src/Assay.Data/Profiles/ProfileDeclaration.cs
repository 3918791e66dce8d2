using System.Globalization;
using System.Text;

namespace Assay.Data.Profiles;

/// <summary>Writes the first declaration out of a profile: what the data shows, for a person to correct.</summary>
public static class ProfileDeclaration
{
    private const int MostChoices = 12;
    private const int RowsPerChoice = 5;

    private static readonly string[] s_keyNames = ["id", "key", "code", "number", "no", "nr", "uuid", "guid"];

    /// <summary>C# of a record. The profiled rows pass its rules.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="name">The record's name, in C# or as the dataset is called; null to take the source's.</param>
    /// <exception cref="ArgumentException">There is no column to declare.</exception>
    public static string Write(SourceProfile profile, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (profile.Columns.Count == 0)
            throw new ArgumentException($"{profile.Source} has no column that a record can declare.", nameof(profile));
        var dataset = Kebab(name ?? FromSource(profile.Source));
        var record = ProfiledColumns.PascalCase(name ?? Singular(FromSource(profile.Source)));
        var key = KeyOf(profile);
        var time = profile.Columns.FirstOrDefault(column => column.Type is ColumnType.Timestamp or ColumnType.Instant && !column.Sensitive);
        var text = new StringBuilder();
        Line(text, $"// Written out of {profile.Rows:N0} rows of {Comment(profile.Source)}. Say what each column means and in which unit, and correct what the data can't know.");
        Line(text, $"using Assay;");
        if (Questions(profile, key, time) is { Count: > 0 } questions)
        {
            Line(text, $"");
            Line(text, $"#pragma warning disable {string.Join(", ", questions)} // Data says neither units nor zones nor when times are wrong: delete this line, and the compiler asks for each.");
        }

        Line(text, $"");
        Line(text, $"/// <summary>One row per entry of {Xml(profile.Source)}.</summary>");
        Line(text, $"[Dataset({Literal(dataset)}, Owner = \"data-team\", Source = {Literal(profile.Source)})]");
        if (key is null)
            Line(text, $"[NoRowKey(\"no column tells the rows apart\")]");
        Line(text, $"[RowCount(Min = {LeastRows(profile.Rows)})]");
        Line(text, $"public sealed partial record {record}");
        Line(text, $"{{");
        foreach (var (index, column) in profile.Columns.Index())
        {
            if (index > 0)
                Line(text, $"");
            var attributes = Attributes(column, column.NeedsStoredAs || column.Name == record, column == key, column == time, profile.Rows);
            Line(text, $"    /// <summary>{Xml(column.Stored)}.</summary>");
            if (attributes.Count > 0)
                Line(text, $"    [{string.Join(", ", attributes)}]");
            Line(text, $"    public required {TypeOf(column)} {NameOf(column, record)} {{ get; init; }}");
        }

        foreach (var column in profile.Skipped)
        {
            Line(text, $"");
            Line(text, $"    // {Comment(column.Stored)} is left out: {Comment(column.Reason)}.");
        }

        Line(text, $"}}");
        return text.ToString();
    }

    // What only people know is left out rather than guessed, and a project that takes advice as errors still compiles.
    private static List<string> Questions(SourceProfile profile, ColumnProfile? key, ColumnProfile? time)
    {
        var rules = new List<string>();
        if (profile.Columns.Any(column => column != key && IsUnbounded(column) && column.Nulls < profile.Rows))
            rules.Add("ASY1003");
        if (profile.Columns.Any(column => column != key && IsNumber(column.Type)))
            rules.Add("ASY1005");
        if (time?.Type == ColumnType.Timestamp)
            rules.Add("ASY1015");
        return rules;
    }

    private static bool IsUnbounded(ColumnProfile column) =>
        column.Range is null && column.Type is not (ColumnType.String or ColumnType.Boolean or ColumnType.Guid);

    private static bool IsNumber(ColumnType type) =>
        type is ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64 or ColumnType.Float or ColumnType.Double or ColumnType.Decimal;

    private static List<string> Attributes(ColumnProfile column, bool storedAs, bool key, bool time, long rows)
    {
        var attributes = new List<string>();
        if (key)
            attributes.Add("RowKey");
        if (storedAs)
            attributes.Add($"StoredAs({Literal(column.Stored)})");
        if (time)
            attributes.Add("EventTime");
        if (column.Sensitive)
            attributes.Add("Sensitive");
        if (rows > 0 && column.Nulls == rows)
            attributes.Add("Unvalidated(\"no value was seen\")");
        else if (column.Type == ColumnType.String)
            attributes.Add(TextRule(column, rows, key));
        else if (!key && column.Range is { } range)
            attributes.Add(OutwardRange.Rule(column.Type, range.Low, range.High));
        return attributes;
    }

    private static string TextRule(ColumnProfile column, long rows, bool key)
    {
        if (!key && column.Values is { Count: <= MostChoices } values && rows >= (long)values.Count * RowsPerChoice)
            return $"OneOf({string.Join(", ", values.Select(Literal))})";
        if (column.Pattern is { } pattern)
            return $"Matches({Literal(pattern)})";
        var (shortest, longest) = (column.ShortestText ?? 0, column.LongestText ?? 0);
        return shortest == longest ? $"LengthBetween({shortest}, {longest})" : $"LengthBetween({Math.Min(shortest, 1)}, {Room(longest)})";
    }

    // The next of 10, 20, 50, 100, …
    private static int Room(int length)
    {
        for (long ten = 10; ten < int.MaxValue; ten *= 10)
        {
            foreach (var factor in (int[])[1, 2, 5])
            {
                if (length <= ten * factor)
                    return (int)Math.Min(int.MaxValue, ten * factor);
            }
        }

        return int.MaxValue;
    }

    private static ColumnProfile? KeyOf(SourceProfile profile)
    {
        var candidates = profile.Columns
            .Where(column => column.Unique && !column.Sensitive && column.Type is ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64 or ColumnType.String or ColumnType.Guid)
            .ToList();
        return candidates.Find(column => Array.Exists(s_keyNames, name => EndsWithWord(column.Name, name)))
            ?? candidates.Find(column => column == profile.Columns[0] && profile.Rows > 1);
    }

    private static bool EndsWithWord(string name, string word) =>
        ColumnDescriptor.SnakeCase(name) is var snake && (snake == word || snake.EndsWith("_" + word, StringComparison.Ordinal));

    private static long LeastRows(long rows)
    {
        var half = Math.Max(1, rows / 2);
        long step = 1;
        while (step <= half / 10)
            step *= 10;
        return half / step * step;
    }

    private static string TypeOf(ColumnProfile column) => column.Type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.Int16 => "short",
        ColumnType.Int32 => "int",
        ColumnType.Int64 => "long",
        ColumnType.Float => "float",
        ColumnType.Double => "double",
        ColumnType.Decimal => "decimal",
        ColumnType.Timestamp => "System.DateTime",
        ColumnType.Instant => "System.DateTimeOffset",
        ColumnType.Date => "System.DateOnly",
        ColumnType.Guid => "System.Guid",
        _ => "string",
    } + (column.Nulls > 0 ? "?" : "");

    // A member can't be called as its type.
    private static string NameOf(ColumnProfile column, string record) => column.Name == record ? $"{column.Name}Value" : column.Name;

    private static string FromSource(string source)
    {
        var first = source.Split(';')[0].Replace('\\', '/');
        var parts = first.Split('/').Where(part => part.Length > 0 && part is not ("." or "..") && !part.Contains('*', StringComparison.Ordinal)).ToList();
        var last = parts.Count == 0 ? "rows" : first.EndsWith(parts[^1], StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(parts[^1]) : parts[^1];
        return ProfiledColumns.PascalCase(last) is "Column" ? "rows" : last;
    }

    private static string Singular(string name) =>
        name.Length > 3 && name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1] : name;

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var character in ColumnDescriptor.SnakeCase(name))
        {
            if (char.IsAsciiLetterOrDigit(character))
                text.Append(char.ToLowerInvariant(character));
            else if (text.Length > 0 && text[^1] != '-')
                text.Append('-');
        }

        return text.ToString().TrimEnd('-') is { Length: > 0 } kebab ? kebab : "rows";
    }

    private static string Literal(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                < ' ' or '\x7f' or '\u0085' or '\u2028' or '\u2029' => text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    private static string Xml(string value) => Comment(value).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Comment(string value) => string.Concat(value.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
