using System.Globalization;

namespace Assay.Versioning.Tables;

/// <summary>
/// The rows of a table by the fingerprint of their key (128 bits: among n keys two different ones meet with probability n²/2¹²⁹). Takes about
/// 40 bytes a row. Rows without a whole key, and keys that more than one row has, are counted.
/// </summary>
internal sealed class KeyIndex
{
    public const int MostPlaces = 5;

    private readonly Dictionary<UInt128, int> _rows;
    private readonly HashSet<UInt128> _repeated = [];
    private readonly List<long> _nullPlaces = [];
    private readonly List<long> _repeatedPlaces = [];

    private KeyIndex(UInt128[] keys)
    {
        Keys = keys;
        _rows = new(keys.Length);
    }

    /// <summary>Per row the fingerprint of its key.</summary>
    public UInt128[] Keys { get; }

    public long NullRows { get; private set; }

    public long RepeatedKeys => _repeated.Count;

    public bool IsUnique => NullRows == 0 && _repeated.Count == 0;

    public static KeyIndex Of(Table table, IReadOnlyList<(int Ordinal, Comparison Comparison)> keys)
    {
        var index = new KeyIndex(new UInt128[table.RowCount]);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (keys.Any(key => table.Columns[key.Ordinal].IsNull(row)))
            {
                index.NullRows++;
                Note(index._nullPlaces, row);
                continue;
            }

            var key = index.Keys[row] = RowFingerprints.Of(table, row, keys);
            if (!index._rows.TryAdd(key, row))
            {
                index._repeated.Add(key);
                Note(index._repeatedPlaces, row);
            }
        }

        return index;
    }

    /// <summary>The row with a key; −1 where there is none.</summary>
    public int Find(UInt128 key) => _rows.GetValueOrDefault(key, -1);

    /// <summary>What keeps the rows from being told apart, with counts and the first rows' numbers, without a cell; null for nothing.</summary>
    public string? Problem()
    {
        var parts = new List<string>();
        if (NullRows > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{NullRows:N0} rows have a null in their key (rows {List(_nullPlaces, NullRows)})"));
        if (RepeatedKeys > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{RepeatedKeys:N0} keys are on more than one row (again on rows {List(_repeatedPlaces, _repeatedPlaces.Count)})"));
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static void Note(List<long> places, int row)
    {
        if (places.Count <= MostPlaces)
            places.Add(row + 1L);
    }

    private static string List(List<long> places, long all) =>
        string.Join(", ", places.Take(MostPlaces).Select(place => place.ToString(CultureInfo.InvariantCulture))) + (all > MostPlaces ? ", …" : "");
}
