using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Text;

namespace Assay.Data.JsonLines;

/// <summary>Builds a column of what stands within lists and objects, value by value.</summary>
internal abstract class NestedJson
{
    /// <summary>The number of values so far.</summary>
    public abstract int Count { get; }

    public abstract void AddNull();

    /// <summary>Adds the value that the reader stands on, and leaves it on its end; where it isn't of the column's type, adds a null and says what was found.</summary>
    public abstract string? Add(ref Utf8JsonReader json);

    /// <summary>All values; the next column starts anew.</summary>
    public abstract NestedColumn Take();

    public static NestedJson Of(ColumnDescriptor column) => column switch
    {
        { Type: ColumnType.List, Element: { } element } => new Lists(element),
        { Type: ColumnType.Struct, Fields: { } fields } => new Structs(fields),
        _ => new Scalars(column),
    };

    private sealed class Scalars(ColumnDescriptor column) : NestedJson
    {
        private readonly TextColumn _cells = TextColumn.Of(column);
        private int _count;

        public override int Count => _count;

        public override void AddNull()
        {
            _cells.AddNull();
            _count++;
        }

        public override string? Add(ref Utf8JsonReader json)
        {
            if (json.TokenType is JsonTokenType.Null or JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                var found = json.TokenType switch
                {
                    JsonTokenType.Null => null,
                    JsonTokenType.StartArray => "an array",
                    _ => "an object",
                };
                json.Skip();
                AddNull();
                return found;
            }

            _count++;
            var text = json.TokenType == JsonTokenType.String
                ? json.GetString()!
                : Encoding.UTF8.GetString(json.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(json.ValueSequence) : json.ValueSpan);
            var utf8 = Encoding.UTF8.GetBytes(text);
            if (JsonCells.Fits(column.Type, json.TokenType, utf8))
                return _cells.TryAdd(utf8) ? null : text;
            _cells.AddNull();
            return text;
        }

        public override NestedColumn Take()
        {
            var taken = NestedColumns.Copy(column.Type, _cells.Cells);
            _cells.Clear();
            _count = 0;
            return taken;
        }
    }

    private sealed class Lists(ColumnDescriptor element) : NestedJson
    {
        private readonly NestedJson _elements = Of(element);
        private readonly List<(int First, int Count)> _spans = [];
        private readonly List<bool> _valid = [];

        public override int Count => _spans.Count;

        public override void AddNull() => AddSpan(0, 0, valid: false);

        public override string? Add(ref Utf8JsonReader json)
        {
            if (json.TokenType != JsonTokenType.StartArray)
            {
                var isNull = json.TokenType == JsonTokenType.Null;
                var found = json.TokenType == JsonTokenType.StartObject ? "an object" : "a single value";
                json.Skip();
                AddNull();
                return isNull ? null : found;
            }

            var first = _elements.Count;
            string? fault = null;
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                fault = _elements.Add(ref json) is { } inner ? fault ?? inner : fault;
            AddSpan(first, _elements.Count - first, fault is null);
            return fault;
        }

        public override NestedColumn Take()
        {
            var batch = NestedBatch.OfElements(element, _elements.Take());
            var column = NestedColumn<NestedCell>.Of([.. _spans.Select(span => new NestedCell(batch, span.First, span.Count))], _valid.ToArray());
            _spans.Clear();
            _valid.Clear();
            return column;
        }

        private void AddSpan(int first, int count, bool valid)
        {
            _spans.Add((first, count));
            _valid.Add(valid);
        }
    }

    private sealed class Structs(IReadOnlyList<ColumnDescriptor> fields) : NestedJson
    {
        private readonly NestedJson[] _fields = [.. fields.Select(Of)];
        private readonly List<bool> _valid = [];

        public override int Count => _valid.Count;

        public override void AddNull()
        {
            foreach (var field in _fields)
                field.AddNull();
            _valid.Add(false);
        }

        public override string? Add(ref Utf8JsonReader json)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                var isNull = json.TokenType == JsonTokenType.Null;
                var found = json.TokenType == JsonTokenType.StartArray ? "an array" : "a single value";
                json.Skip();
                AddNull();
                return isNull ? null : found;
            }

            string? fault = null;
            var row = _valid.Count;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var at = FieldOf(json.GetString()!);
                json.Read();
                if (at < 0)
                    json.Skip();
                else if (_fields[at].Count > row)
                    (fault, _) = (fault ?? $"{fields[at].StorageName} twice", Skip(ref json));
                else if (_fields[at].Add(ref json) is { } inner)
                    fault ??= inner;
            }

            foreach (var field in _fields.Where(field => field.Count == row))
                field.AddNull();
            _valid.Add(fault is null);
            return fault;
        }

        public override NestedColumn Take()
        {
            var rows = _valid.Count;
            var batch = NestedBatch.OfFields(fields, [.. _fields.Select(field => field.Take())], rows);
            var column = NestedColumn<NestedCell>.Of([.. Enumerable.Range(0, rows).Select(row => new NestedCell(batch, row, 1))], _valid.ToArray());
            _valid.Clear();
            return column;
        }

        private static bool Skip(ref Utf8JsonReader json)
        {
            json.Skip();
            return true;
        }

        private int FieldOf(string name)
        {
            var best = -1;
            var bestRank = int.MaxValue;
            for (var i = 0; i < fields.Count; i++)
            {
                if (ColumnNames.Rank(fields[i], name) is { } rank && rank < bestRank)
                    (best, bestRank) = (i, rank);
            }

            return best;
        }
    }
}

/// <summary>A column of lists or structs that is read from JSON.</summary>
internal sealed class NestedTextColumn(ColumnDescriptor column) : TextColumn(column)
{
    private readonly NestedJson _values = NestedJson.Of(column);
    private readonly ColumnBuffer<NestedCell> _buffer = new();

    public override BatchColumn Cells
    {
        get
        {
            var taken = (NestedColumn<NestedCell>)_values.Take();
            for (var row = 0; row < taken.Length; row++)
            {
                if (taken.IsNull(row))
                    _buffer.AddNull();
                else
                    _buffer.Add(taken[row]);
            }

            return _buffer;
        }
    }

    public override void Clear() => _buffer.Clear();

    public override void AddNull() => _values.AddNull();

    /// <summary>Text is no list; it is told as a fault.</summary>
    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        _values.AddNull();
        return false;
    }

    public override void Add(in TextCells cells, TextFaults faults) => throw new NotSupportedException("Tables of text hold neither lists nor structs.");

    /// <summary>Adds the value that the reader stands on; what was found where it is none of the column.</summary>
    public string? Add(ref Utf8JsonReader json) => _values.Add(ref json);
}
