using System.Globalization;

namespace Assay.Pushdown.Tests;

/// <summary>Queries of random orders: small ranges, so that nulls, repeats, failures and passes all occur.</summary>
internal static class RandomOrders
{
    private static readonly string[] s_codes = ["A", "BB", "CCC", "", "a", "BB\n", "it''s", "x\\y", "é", "e\u0301", "A.B"];
    private static readonly string[] s_notes = ["ab", "x", "abc", "xx", "a", "\nb\n", "€b€"];
    private static readonly string[] s_sites = ["north", "it''s", "nowhere", "North"];
    private static readonly string[] s_sizes = ["0", "-0.0", "100", "100.5", "-1", "NaN", "1e16", "1", "-1e16", "0.1"];

    public static string Draw(Database database, int seed, int rows, Action<Dictionary<string, string>, Random>? change = null)
    {
        var random = new Random(seed);
        var drawn = new List<string>();
        for (var id = 0; id < rows; id++)
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["id"] = Number(id / 2 * 2 == id || random.Next(10) > 0 ? id : id - 1),
                ["number"] = Number(random.Next(-5, 6)),
                ["size"] = $"'{s_sizes[random.Next(s_sizes.Length)]}'",
                ["price"] = Number(random.Next(0, 4) / 4m),
                ["code"] = $"'{s_codes[random.Next(s_codes.Length)]}'",
                ["note"] = $"'{(seed % 3 == 0 && random.Next(9) == 0 ? "😀" : s_notes[random.Next(s_notes.Length)])}'",
                ["site"] = $"'{s_sites[random.Next(s_sites.Length)]}'",
                ["at"] = $"'2001-01-0{random.Next(1, 5)} {random.Next(10, 24)}:00:00'",
                ["day"] = $"'2001-01-0{random.Next(1, 5)}'",
                ["scoped"] = Number(random.Next(-1, 7)),
                ["grade"] = Number(random.Next(1, 4)),
                ["paint"] = random.Next(seed % 2 == 0 ? 20 : 1000) == 0 ? "'Green'" : "'Red'",
            };
            change?.Invoke(cells, random);
            drawn.Add($"({string.Join(", ", cells.Select(cell => cell.Key != "id" && random.Next(6) == 0 ? "NULL" : cell.Value))})");
        }

        var types = typeof(Order).GetProperties().Where(property => property.Name != "EqualityContract")
            .Select(property => (Name: ColumnDescriptor.SnakeCase(property.Name), Type: database.TypeOf(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)));
        var cast = types.Select(column => $"CAST(\"{column.Name}\" AS {Stored(database, column.Name, column.Type, seed)}) AS \"{column.Name}\"");
        return $"SELECT {string.Join(", ", cast)} FROM (VALUES {string.Join(", ", drawn)}) AS r({string.Join(", ", types.Select(column => $"\"{column.Name}\""))})";
    }

    // Stored wider than declared in some draws: cells that don't fit are then found in the rows.
    private static string Stored(Database database, string name, string type, int seed) => name switch
    {
        "price" when database is Database.Duck => "DECIMAL(10,2)",
        "scoped" => seed % 4 == 0 ? database.TypeOf(typeof(long)) : database.TypeOf(typeof(int)),
        "number" when seed % 4 == 1 => database.TypeOf(typeof(long)),
        _ => type,
    };

    private static string Number<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);
}
