using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Assay.Data.Files;
using Assay.Data.Text;

namespace Assay.Data.JsonLines;

/// <summary>The lines of an open file on their way into columns.</summary>
internal sealed class JsonLineReader(DataFile file, TextColumns table, JsonMembers members, int longestLine)
{
    private readonly bool[] _filled = new bool[table.Columns.Length];
    private byte[] _text = new byte[1024];

    /// <summary>Adds lines until the batch is full or the file ends; true where it ended.</summary>
    public async Task<bool> FillAsync(PipeReader pipe, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation).ConfigureAwait(false);
            var rest = AddLines(read.Buffer, read.IsCompleted);
            if (!table.IsFull && rest.Length > longestLine)
                throw SourceFaults.TooLong(file.Name, table.RowNumber, "line", longestLine, "Write one object a line.");
            pipe.AdvanceTo(rest.Start, table.IsFull ? rest.Start : rest.End);
            if (table.IsFull)
                return read.IsCompleted && rest.IsEmpty;
            if (read.IsCompleted)
                return true;
        }
    }

    private ReadOnlySequence<byte> AddLines(ReadOnlySequence<byte> buffer, bool final)
    {
        while (!table.IsFull && !buffer.IsEmpty)
        {
            var end = buffer.PositionOf((byte)'\n');
            if (end is null && !final)
                break;
            var line = end is { } at ? buffer.Slice(0, at) : buffer;
            buffer = end is { } next ? buffer.Slice(buffer.GetPosition(1, next)) : buffer.Slice(buffer.End);
            if (!IsBlank(line))
                Add(line);
        }

        return buffer;
    }

    private void Add(in ReadOnlySequence<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(table.RowNumber == 1 ? WithoutMark(line) : line);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
                throw SourceFaults.Malformed(
                    file.Name, table.RowNumber, "a JSON value that is no object", "one JSON object a line", $"Convert it: jq -c '.[]' {file.Name} > rows.jsonl");

            Array.Clear(_filled);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                AddMember(ref json);
            if (json.Read())
                throw new JsonException();
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw SourceFaults.Malformed(
                file.Name, table.RowNumber, "broken JSON", "one whole JSON object a line", "Write the line again; an object may not span lines.", failure);
        }

        for (var column = 0; column < _filled.Length; column++)
        {
            if (!_filled[column])
                table.AddNull(column);
        }

        table.EndRow();
    }

    private void AddMember(ref Utf8JsonReader json)
    {
        var columns = members.ColumnsOf(json.HasValueSequence || json.ValueIsEscaped ? Encoding.UTF8.GetBytes(json.GetString()!) : json.ValueSpan);
        json.Read();
        foreach (var column in columns)
        {
            if (_filled[column])
                throw SourceFaults.Malformed(
                    file.Name, table.RowNumber, $"member '{table.Columns[column].Descriptor.StorageName}' twice", "each member once", "Remove one of them.");
            _filled[column] = true;
            AddCell(ref json, column);
        }

        json.Skip();
    }

    private void AddCell(ref Utf8JsonReader json, int column)
    {
        var type = table.Columns[column].Descriptor.Type;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                table.AddNull(column);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when table.Columns[column] is NestedTextColumn nested:
                if (nested.Add(ref json) is { } found)
                    table.Fault(column, found);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                table.AddFault(column, json.TokenType == JsonTokenType.StartObject ? "an object" : "an array");
                break;
            default:
                var text = Text(ref json);
                if (JsonCells.Fits(type, json.TokenType, text))
                    table.Add(column, text);
                else
                    table.AddFault(column, Encoding.UTF8.GetString(text));
                break;
        }
    }

    private ReadOnlySpan<byte> Text(ref Utf8JsonReader json)
    {
        if (!json.HasValueSequence && !json.ValueIsEscaped && (json.TokenType != JsonTokenType.String || Utf8.IsValid(json.ValueSpan)))
            return json.ValueSpan;
        var bytes = json.HasValueSequence ? checked((int)json.ValueSequence.Length) : json.ValueSpan.Length;
        if (_text.Length < bytes)
            _text = new byte[bytes * 2];
        if (json.TokenType == JsonTokenType.String)
            return _text.AsSpan(0, json.CopyString(_text));
        json.ValueSequence.CopyTo(_text);
        return _text.AsSpan(0, bytes);
    }

    private static ReadOnlySequence<byte> WithoutMark(in ReadOnlySequence<byte> line) =>
        line.FirstSpan.StartsWith("\uFEFF"u8) ? line.Slice(3) : line;

    private static bool IsBlank(in ReadOnlySequence<byte> line)
    {
        foreach (var segment in line)
        {
            if (segment.Span.ContainsAnyExcept(" \t\r\uFEFF"u8))
                return false;
        }

        return true;
    }
}
