using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>Reads and writes rows as JSON objects. Members are matched by the stored name; where none is declared, by the C# name in any case too.</summary>
internal sealed class JsonColumns
{
    private readonly JsonColumn[] _columns;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _alsoNamed = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _members;

    internal JsonColumns(DatasetDescriptor dataset, Func<int, NestedShape?> shape)
    {
        _columns = new JsonColumn[dataset.Columns.Count];
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            var column = dataset.Columns[ordinal];
            _columns[ordinal] = JsonColumn.Of(column, ordinal, shape(ordinal));
            _exact.TryAdd(column.StorageName, ordinal);
            if (column.StoredAs is null)
                _alsoNamed.TryAdd(column.Name, ordinal);
        }

        _members = $"one of {string.Join(", ", dataset.Columns.Select(column => column.StorageName))}";
    }

    internal void Read(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults, JsonRow row)
    {
        if (!JsonCells.IsObject(ref reader, faults))
            return;
        var seen = new bool[_columns.Length];
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var ordinal = OrdinalOf(ref reader, next);
            next = ordinal + 1;
            if (ordinal >= 0 && !(request && _columns[ordinal].IsKnownLater))
            {
                _columns[ordinal].Read(ref reader, request, ref seen[ordinal], faults, row);
                continue;
            }

            if (ordinal < 0)
                faults.Add(new JsonFault(reader.GetString()!, "an unknown member", _members));
            reader.Skip();
        }

        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            var column = _columns[ordinal];
            if (!seen[ordinal] && !column.IsNullable && !(request && column.IsKnownLater))
                faults.Add(new JsonFault(column.Member, "missing", column.Expected));
        }
    }

    internal void Write(Utf8JsonWriter writer, RowBuffer row)
    {
        writer.WriteStartObject();
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
        {
            writer.WritePropertyName(_columns[ordinal].Name);
            row.WriteJson(writer, ordinal, 0);
        }

        writer.WriteEndObject();
    }

    // Members mostly come in order.
    private int OrdinalOf(ref Utf8JsonReader reader, int next)
    {
        if (next < _columns.Length && reader.ValueTextEquals(_columns[next].Name.EncodedUtf8Bytes))
            return next;
        var name = reader.GetString()!;
        return _exact.TryGetValue(name, out var exact) ? exact : _alsoNamed.GetValueOrDefault(name, -1);
    }
}
