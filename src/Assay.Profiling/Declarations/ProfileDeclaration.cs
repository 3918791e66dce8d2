using System.Globalization;
using System.Text;
using Assay.Data.Discovery;
using Assay.Profiling.Suggestions;

namespace Assay.Profiling.Declarations;

/// <summary>Writes the first declaration out of a profile: what the data shows, for a person to correct.</summary>
public static class ProfileDeclaration
{
    private const int MostChecks = 5;

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
        var record = DiscoveredNames.PascalCase(name ?? Singular(FromSource(profile.Source)));
        var key = KeyOf(profile);
        var time = profile.Columns.FirstOrDefault(column => column.Type is ColumnType.Timestamp or ColumnType.Instant && !column.Sensitive);
        var text = new StringBuilder();
        Line(text, $"// Written out of {profile.Rows:N0} rows of {Literals.Comment(profile.Source)}. Say what each column means and in which unit, and correct what the data can't know.");
        Line(text, $"using Assay;");
        if (Questions(profile, key, time) is { Count: > 0 } questions)
        {
            Line(text, $"");
            Line(text, $"#pragma warning disable {string.Join(", ", questions)} // Data says neither units nor zones nor when times are wrong: delete this line, and the compiler asks for each.");
        }

        Line(text, $"");
        Line(text, $"/// <summary>One row per entry of {Literals.Xml(profile.Source)}.</summary>");
        Line(text, $"[Dataset({Literals.Of(dataset)}, Owner = \"data-team\", Source = {Literals.Of(profile.Source)})]");
        if (key is null)
            Line(text, $"[NoRowKey(\"no column tells the rows apart\")]");
        Line(text, $"[RowCount(Min = {LeastRows(profile.Rows)})]");
        Line(text, $"public sealed partial record {record}");
        Line(text, $"{{");
        foreach (var (index, column) in profile.Columns.Index())
        {
            if (index > 0)
                Line(text, $"");
            foreach (var line in Property(profile, column, record, column == key, column == time))
                Line(text, $"    {line}");
        }

        foreach (var check in profile.Suggestions.Where(rule => rule is { Rule: "check", CSharp: not null } && !rule.Columns.Contains(record)).Take(MostChecks))
        {
            Line(text, $"");
            foreach (var line in check.CSharp!.Split('\n'))
                Line(text, $"    {line}");
        }

        foreach (var column in profile.Skipped)
        {
            Line(text, $"");
            Line(text, $"    // {Literals.Comment(column.Stored)} is left out: {Literals.Comment(column.Reason)}.");
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

    /// <summary>The lines of a property.</summary>
    internal static IEnumerable<string> Property(SourceProfile profile, ColumnProfile column, string record, bool key = false, bool time = false)
    {
        var attributes = Attributes(profile, column, column.NeedsStoredAs || column.Name == record, key, time);
        yield return $"/// <summary>{Literals.Xml(column.Stored)}.</summary>";
        if (attributes.Count > 0)
            yield return $"[{string.Join(", ", attributes)}]";
        yield return $"public required {DeclaredTypes.Of(column)} {NameOf(column, record)} {{ get; init; }}";
    }

    private static List<string> Attributes(SourceProfile profile, ColumnProfile column, bool storedAs, bool key, bool time)
    {
        var attributes = new List<string>();
        if (key)
            attributes.Add("RowKey");
        if (storedAs)
            attributes.Add($"StoredAs({Literals.Of(column.Stored)})");
        if (time)
            attributes.Add("EventTime");
        if (column.Sensitive)
            attributes.Add("Sensitive");
        if (profile.Rows > 0 && column.Nulls == profile.Rows)
            attributes.Add("Unvalidated(\"no value was seen\")");
        else if (column.Sensitive && column.Type == ColumnType.String)
            attributes.Add(ColumnProposals.LengthRule(column.ShortestText ?? 0, column.LongestText ?? 0));
        else
            attributes.AddRange(Rules(profile, column, key));
        return attributes;
    }

    /// <summary>The suggested rules of a column, as attributes. A key is not narrowed: its next values are others.</summary>
    internal static IEnumerable<string> Rules(SourceProfile profile, ColumnProfile column, bool key) => profile.Suggestions
        .Where(rule => rule.Columns is [var only] && only == column.Name && rule.CSharp is not null
            && rule.Rule is "range" or "one_of" or "pattern" or "length" or "references" && !(key && rule.Rule is "range" or "one_of"))
        .Select(rule => rule.CSharp!)
        .DefaultIfEmpty(key && column.Type == ColumnType.String ? ColumnProposals.LengthRule(column.ShortestText ?? 0, column.LongestText ?? 0) : "")
        .Where(code => code.Length > 0);

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

    // A member can't be called as its type.
    private static string NameOf(ColumnProfile column, string record) => column.Name == record ? $"{column.Name}Value" : column.Name;

    private static string FromSource(string source)
    {
        var first = source.Split(';')[0].Replace('\\', '/');
        var parts = first.Split('/').Where(part => part.Length > 0 && part is not ("." or "..") && !part.Contains('*', StringComparison.Ordinal)).ToList();
        var last = parts.Count == 0 ? "rows" : first.EndsWith(parts[^1], StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(parts[^1]) : parts[^1];
        return DiscoveredNames.PascalCase(last) is "Column" ? "rows" : last;
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

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
