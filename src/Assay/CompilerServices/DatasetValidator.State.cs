using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <content>
/// The state as bytes: the marker <c>ASSAYVAL</c>, the schema version, dataset, purpose, a digest of the rules, their ids, the counts, and
/// the SHA-256 of everything before it.
/// </content>
public abstract partial class DatasetValidator
{
    /// <summary>The version of the format that <see cref="Save"/> writes. 1, which is still read, held values of sensitive columns as they are.</summary>
    public const int StateSchemaVersion = 2;

    private static ReadOnlySpan<byte> Marker => "ASSAYVAL"u8;

    /// <summary>The state, to be loaded and merged in another process. Samples are in it, sensitive values masked.</summary>
    public byte[] Save()
    {
        var writer = new StateWriter();
        writer.Bytes(Marker);
        writer.Int64(StateSchemaVersion);
        writer.Text(Descriptor.Name);
        writer.Int64((long)Purpose);
        writer.Text(RulesDigest());
        writer.Int64(Rows);
        writer.Int64(AllRules().Count());
        foreach (var rule in AllRules())
        {
            writer.Text(rule.Id);
            rule.Save(writer);
        }

        _moments.Save(writer);
        writer.Bytes(SHA256.HashData(writer.Written));
        return writer.ToArray();
    }

    /// <summary>Loads a state into this validator, which has observed nothing yet.</summary>
    /// <param name="state">What <see cref="Save"/> returned.</param>
    /// <param name="source">What an error names: the file.</param>
    /// <exception cref="SourceException">
    /// The bytes are no state, are damaged, or are the state of another dataset, purpose, or of other rules.
    /// </exception>
    /// <exception cref="InvalidOperationException">This validator has observed rows.</exception>
    public void Load(ReadOnlyMemory<byte> state, string source)
    {
        if (Rows > 0 || _rules.Exists(rule => rule.Observed))
            throw new InvalidOperationException("A state is loaded into a validator that has observed nothing; merge it into this one afterwards.");
        var reader = new StateReader(state[..Math.Max(0, state.Length - SHA256.HashSizeInBytes)], source);
        ReadHeader(reader, state);
        Rows = RowsRead = reader.Rows();
        if (reader.Count(1) != AllRules().Count())
            throw reader.Foreign("another number of rules", $"the {Descriptor.Rules.Count} rules of {Descriptor.Name}");
        foreach (var rule in AllRules())
        {
            if (reader.Text() is var id && !string.Equals(id, rule.Id, StringComparison.Ordinal))
                throw reader.Foreign("another rule", rule.Id);
            rule.Load(reader);
        }

        _moments.Load(reader);
        if (reader.Remaining != 0)
            throw reader.Damaged("more bytes than expected");
    }

    /// <summary>The dataset that a state belongs to, read without checking the rest.</summary>
    /// <exception cref="SourceException">The bytes are no state of this schema version.</exception>
    public static string DatasetOf(ReadOnlyMemory<byte> state, string source)
    {
        var reader = new StateReader(state, source);
        ReadMarker(reader);
        return reader.Text() ?? throw reader.Damaged("a state of no dataset");
    }

    private static void ReadMarker(StateReader reader)
    {
        if (reader.Remaining < Marker.Length || !reader.Take(Marker.Length).SequenceEqual(Marker))
            throw reader.Damaged("another kind of file");
        var version = reader.Int64();
        if (version is < 1 or > StateSchemaVersion)
            throw reader.Foreign($"schema version {version}", $"schema version {StateSchemaVersion}");
        reader.Version = (int)version;
    }

    private void ReadHeader(StateReader reader, ReadOnlyMemory<byte> state)
    {
        ReadMarker(reader);
        var hashed = state.Span[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(hashed).AsSpan().SequenceEqual(state.Span[^SHA256.HashSizeInBytes..]))
            throw reader.Damaged("a checksum that does not match");
        var dataset = reader.Text();
        if (!string.Equals(dataset, Descriptor.Name, StringComparison.Ordinal))
            throw reader.Foreign("the state of another dataset", $"a state of {Descriptor.Name}");
        if (reader.Int64() != (long)Purpose)
            throw reader.Foreign("a state made for another purpose", $"the purpose {Purpose}");
        if (!string.Equals(reader.Text(), RulesDigest(), StringComparison.Ordinal))
            throw reader.Foreign("a state made under other rules or columns", $"the rules of {Descriptor.Name} as they are declared now");
    }

    internal IEnumerable<Rule> AllRules() => _types.Concat<Rule>(_rules).Concat(_nested.SelectMany(nested => nested.Rules));

    // Ids don't change with the bounds, so the ids alone would let counts be added that were made under different bounds.
    internal string RulesDigest()
    {
        var columns = Descriptor.Columns.Select(column => $"{column.Name} {column.Type}");
        var rules = Descriptor.Rules.Select(rule =>
            $"{rule.Id} {rule.When}{(rule.By is null ? "" : $" by {rule.By}")} {string.Join(' ', rule.Columns)} {string.Join(' ', rule.Arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={Raw(a.Value)}"))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', columns.Concat(rules).Concat(_nested.Select(nested => nested.Digest))))));
    }

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText();
}
