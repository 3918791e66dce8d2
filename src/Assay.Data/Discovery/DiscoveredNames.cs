using System.Text;
using Assay.Data.Columns;

namespace Assay.Data.Discovery;

/// <summary>Names the properties that columns would be.</summary>
internal static class DiscoveredNames
{
    // Members that every record has, or may not have.
    private static readonly HashSet<string> s_taken =
        new(StringComparer.Ordinal) { "Equals", "GetHashCode", "GetType", "ToString", "EqualityContract", "PrintMembers", "MemberwiseClone", "Clone", "Finalize", "AssayPlan" };

    /// <summary>Describes columns as they would be declared. Those without a type are left out.</summary>
    public static DatasetDescriptor Describe(IReadOnlyList<FoundColumn> found)
    {
        var columns = new List<ColumnDescriptor>();
        var names = new HashSet<string>(s_taken, StringComparer.Ordinal);
        foreach (var column in found)
        {
            if (column.Type is not { } type)
                continue;
            var name = Unused(PascalCase(column.Stored), names);
            var plain = new ColumnDescriptor { Name = name, Type = type, Nullable = true };
            var finds = found.Where(other => ColumnNames.Rank(plain, other.Stored) is not null).ToList();
            columns.Add(finds is [var only] && only == column ? plain : plain with { StoredAs = column.Stored });
        }

        return new DatasetDescriptor { Name = "profile", TypeName = "Profile", Columns = columns };
    }

    /// <summary>Turns a stored name into one of C#: <c>trip_count</c>, <c>trip count</c> and <c>trip-count</c> into <c>TripCount</c>.</summary>
    public static string PascalCase(string stored)
    {
        var text = new StringBuilder();
        var starts = true;
        foreach (var character in stored)
        {
            if (!char.IsLetterOrDigit(character))
            {
                starts = true;
                continue;
            }

            text.Append(starts ? char.ToUpperInvariant(character) : character);
            starts = false;
        }

        // NAME is a word, not an abbreviation of four letters.
        if (text.Length > 3 && stored.All(character => !char.IsLower(character)))
            text = Lowered(stored);
        if (text.Length == 0)
            return "Column";
        return char.IsDigit(text[0]) ? $"Column{text}" : text.ToString();
    }

    private static StringBuilder Lowered(string stored)
    {
        var text = new StringBuilder();
        var starts = true;
        foreach (var character in stored)
        {
            if (char.IsLetterOrDigit(character))
                text.Append(starts ? character : char.ToLowerInvariant(character));
            starts = !char.IsLetterOrDigit(character);
        }

        return text;
    }

    private static string Unused(string name, HashSet<string> names)
    {
        var free = name;
        for (var number = 2; !names.Add(free); number++)
            free = $"{name}{number}";
        return free;
    }
}
