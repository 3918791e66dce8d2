using System.Runtime.InteropServices;
using Assay.CompilerServices;
using Assay.Profiling.Sketches;

namespace Assay.Profiling.Columns;

/// <summary>Text: lengths, shapes, and whether it looks personal. What is asked of a text is asked once for each different one of a batch.</summary>
internal sealed class TextTally(HashBudget budget) : ColumnTally
{
    private readonly DistinctCount _distinct = new(budget);
    private readonly ColumnPart[] _parts = [new(), new()];
    private readonly TextShape _shape = new();
    private readonly ShapeCounts _shapes = new();
    private readonly Dictionary<string, long> _missing = new(StringComparer.Ordinal);
    private Dictionary<string, PartCounts>? _values = new(StringComparer.Ordinal);
    private PartCounts[] _counts = [];
    private ulong[] _hashes = [];
    private long _empty;
    private bool _personal;

    public override void Add(ColumnBatch batch, int ordinal, ReadOnlySpan<byte> parts)
    {
        var view = batch.Column<string>(ordinal);
        Trace.Resize(view.Length);
        if (view.IsDictionary)
            AddCoded(view, parts);
        else
            AddPlain(view, parts);
    }

    public override IReadOnlyList<ColumnPart> Parts() =>
    [
        .. _parts.Select((part, at) => part with
        {
            Counts = _values?.Where(pair => pair.Value.Of(at) > 0).ToDictionary(pair => pair.Key, pair => pair.Value.Of(at), StringComparer.Ordinal),
        }),
    ];

    public override ColumnProfile Profile(ColumnDescriptor column, string stored, long rows)
    {
        var (nulls, texts) = (_parts[0].Nulls + _parts[1].Nulls, _parts[0].Values + _parts[1].Values);

        // One address in a column of remarks is one too many to show.
        var sensitive = _personal || PersonalData.IsNamed(stored);
        return new ColumnProfile
        {
            Stored = stored,
            Name = column.Name,
            NeedsStoredAs = column.StoredAs is not null,
            Type = column.Type,
            Nulls = nulls,
            Empty = _empty,
            Distinct = _values?.Count ?? _distinct.Count,
            DistinctIsExact = _values is not null || _distinct.IsExact,
            Unique = texts > 0 && nulls == 0 && (_values?.Values.All(counts => counts.All == 1) ?? _distinct.IsUnique),
            Sensitive = sensitive,
            ShortestText = texts == 0 ? null : Math.Min(_parts[0].Shortest, _parts[1].Shortest),
            LongestText = texts == 0 ? null : Math.Max(_parts[0].Longest, _parts[1].Longest),
            Pattern = sensitive ? null : _shape.Pattern(),
            Shapes = sensitive ? [] : _shapes.Most(texts),
            CodedMissing = sensitive ? [] : [.. _missing.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ValueCount(pair.Key, pair.Value))],
            Top = sensitive || _values is null
                ? []
                : [.. _values.OrderByDescending(pair => pair.Value.All).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Shown).Select(pair => new ValueCount(pair.Key, pair.Value.All))],
            Values = sensitive || _values is null ? null : [.. _values.Keys.Order(StringComparer.Ordinal)],
        };
    }

    private void AddCoded(ColumnView<string> view, ReadOnlySpan<byte> parts)
    {
        if (_counts.Length < view.Values.Length)
        {
            _counts = new PartCounts[view.Values.Length];
            _hashes = new ulong[view.Values.Length];
        }

        Array.Clear(_counts, 0, view.Values.Length);
        for (var code = 0; code < view.Values.Length; code++)
            _hashes[code] = view.Values[code] is { } text ? Hashes.Of(text) : CellTrace.Null;
        for (var row = 0; row < view.Length; row++)
        {
            Trace.Numbers[row] = double.NaN;
            if (view.IsNull(row))
            {
                Trace.Hashes[row] = CellTrace.Null;
                _parts[parts[row]].Nulls++;
                continue;
            }

            var code = view.Codes[row];
            Trace.Hashes[row] = _hashes[code];
            _counts[code].Add(parts[row]);
        }

        for (var code = 0; code < view.Values.Length; code++)
        {
            if (_counts[code].All > 0)
                Add(view.Values[code], _hashes[code], _counts[code]);
        }
    }

    private void AddPlain(ColumnView<string> view, ReadOnlySpan<byte> parts)
    {
        for (var row = 0; row < view.Length; row++)
        {
            Trace.Numbers[row] = double.NaN;
            if (view.IsNull(row))
            {
                Trace.Hashes[row] = CellTrace.Null;
                _parts[parts[row]].Nulls++;
                continue;
            }

            var one = default(PartCounts);
            one.Add(parts[row]);
            Add(view[row], Trace.Hashes[row] = Hashes.Of(view[row]), one);
        }
    }

    private void Add(string text, ulong hash, PartCounts counts)
    {
        for (var part = 0; part < 2; part++)
        {
            if (counts.Of(part) > 0)
                Add(text, _parts[part], counts.Of(part));
        }

        if (text.Length == 0)
            _empty += counts.All;
        if (_values is not null)
            Count(text, counts);
        else
            _distinct.Add(hash, counts.All > 1);
        _shape.Add(text);
        _shapes.Add(text, counts.All);
        if (!_personal)
            _personal = PersonalData.Looks(text);
        if (Missing.IsWord(text))
            CollectionsMarshal.GetValueRefOrAddDefault(_missing, text, out _) += counts.All;
    }

    private static void Add(string text, ColumnPart part, long times)
    {
        part.Values += times;
        part.Shortest = Math.Min(part.Shortest, text.Length);
        part.Longest = Math.Max(part.Longest, text.Length);
        part.Shape.Add(text);
    }

    private void Count(string text, PartCounts counts)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_values!, text, out _);
        known.Add(0, counts.Of(0));
        known.Add(1, counts.Of(1));
        if (_values!.Count <= MostValues)
            return;
        foreach (var (value, all) in _values)
            _distinct.Add(Hashes.Of(value), all.All > 1);
        _values = null;
    }
}
