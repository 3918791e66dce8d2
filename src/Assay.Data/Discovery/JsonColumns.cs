using System.Text.Json;
using Assay.Data.Files;
using Assay.Data.Text;

namespace Assay.Data.Discovery;

/// <summary>The members of JSON lines and their types, found by reading every line.</summary>
internal static class JsonColumns
{
    public static async Task<IReadOnlyList<FoundColumn>> FindAsync(IReadOnlyList<DataFile> files, SourceSpec spec, CancellationToken cancellation)
    {
        var members = new OrderedDictionary<string, Member>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var stream = TextStream.Open(file, spec);
            await using var closing = stream.ConfigureAwait(false);
            using var lines = new StreamReader(stream);
            while (await lines.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                // What is broken is said by the reader of rows, which comes next and knows where.
                if (!string.IsNullOrWhiteSpace(line) && !TryAdd(line, members))
                    break;
            }
        }

        return [.. members.Select(member => member.Value.Found(member.Key))];
    }

    private static bool TryAdd(string line, OrderedDictionary<string, Member> members)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (!members.TryGetValue(property.Name, out var member))
                    members[property.Name] = member = new Member();
                member.Add(property.Value);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class Member
    {
        private readonly TextTypes _texts = new();
        private bool _nested;
        private bool _truth;
        private bool _int32 = true;
        private bool _int64 = true;
        private bool _number;
        private bool _text;

        public void Add(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object or JsonValueKind.Array:
                    _nested = true;
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    _truth = true;
                    break;
                case JsonValueKind.String:
                    _text = true;
                    _texts.Add(value.GetString()!);
                    break;
                case JsonValueKind.Number:
                    var number = value.GetRawText();
                    _number = true;
                    _int32 &= CellParsers.Integer<int>(number, out _);
                    _int64 &= CellParsers.Integer<long>(number, out _);
                    break;
            }
        }

        public FoundColumn Found(string name) => (_nested, _truth, _number, _text) switch
        {
            (true, _, _, _) => new(name, null, "it holds objects or arrays: flatten them, one value a member"),
            (_, true, false, false) => new(name, ColumnType.Boolean),
            (_, false, true, false) => new(name, _int32 ? ColumnType.Int32 : _int64 ? ColumnType.Int64 : ColumnType.Double),
            (_, false, false, _) => new(name, _texts.Of(numbers: false)) { Span = _texts.Span },
            _ => new(name, null, "it holds values of several types"),
        };
    }
}
