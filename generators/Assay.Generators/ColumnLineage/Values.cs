using Microsoft.CodeAnalysis;

namespace Assay.Generators.ColumnLineage;

/// <summary>What is known of a value while code is read: the columns that it comes from.</summary>
internal abstract class Value
{
    /// <summary>The columns that it comes from, as one.</summary>
    public abstract Cell Flat { get; }

    /// <summary>The same value, which these columns decide on.</summary>
    public abstract Value DecidedBy(Cell deciding);

    /// <summary>One of two values; neither is then what it was <paramref name="asItStands"/>, except where rows of both go on.</summary>
    public static Value Either(Value left, Value right, bool asItStands = false)
    {
        if (ReferenceEquals(left, right))
            return left;
        switch (left, right)
        {
            case (Cell one, Cell other):
                return one.Equals(other) ? one : asItStands ? one.And(other) : one.And(other).Computed();
            case (RecordValue one, RecordValue other):
                return one.Or(other, asItStands);
            case (SequenceValue one, SequenceValue other):
                return one.Or(other);
            case (FunctionValue, _) or (_, FunctionValue):
                return Cell.Unread("one of several functions");
            case (Cell { IsConstant: true }, _):
                // Null, or nothing so far.
                return right;
            case (_, Cell { IsConstant: true }):
                return left;
            case (RecordValue one, Cell other):
                return one.Or(new RecordValue(one.Type, other), asItStands);
            case (Cell one, RecordValue other):
                return other.Or(new RecordValue(other.Type, one), asItStands);
            default:
                return left.Flat.And(right.Flat).Computed();
        }
    }
}

/// <summary>A value without parts.</summary>
internal sealed class Cell : Value
{
    /// <summary>A value that no column goes into.</summary>
    public static readonly Cell Constant = new([], null);

    private readonly HashSet<OriginModel> _origins;

    private Cell(HashSet<OriginModel> origins, string? opaque)
    {
        _origins = origins;
        Opaque = opaque;
    }

    public IReadOnlyCollection<OriginModel> Origins => _origins;

    /// <summary>What couldn't be read.</summary>
    public string? Opaque { get; }

    public bool IsConstant => Opaque is null && _origins.Count == 0;

    public override Cell Flat => this;

    public static Cell Of(OriginModel origin) => new([origin], null);

    public static Cell Unread(string why) => new([], why);

    public Cell And(Cell other) => other.IsConstant ? this : IsConstant ? other : new([.. _origins, .. other._origins], Opaque ?? other.Opaque);

    /// <summary>A value computed of it.</summary>
    public Cell Computed(bool isMasked = false) => Map(origin => origin.IsDirect
        ? origin with { Kind = origin.Kind == OriginKind.Aggregation ? OriginKind.Aggregation : OriginKind.Transformation, IsMasked = origin.IsMasked || isMasked }
        : origin);

    /// <summary>A value computed of it over several rows.</summary>
    public Cell Aggregated() => Map(static origin => origin.IsDirect ? origin with { Kind = OriginKind.Aggregation } : origin);

    /// <summary>It, where it decides on another.</summary>
    public Cell Deciding(OriginKind kind) => Map(origin => origin.IsDirect || origin.Kind == OriginKind.Conditional
        ? origin with { Kind = kind, IsMasked = false }
        : origin);

    public override Value DecidedBy(Cell deciding) => And(deciding);

    public bool Equals(Cell other) => Opaque == other.Opaque && _origins.SetEquals(other._origins);

    private Cell Map(Func<OriginModel, OriginModel> change) => _origins.Count == 0 ? this : new([.. _origins.Select(change)], Opaque);
}

/// <summary>A value with named parts: a row, a record, a tuple. Shared by all that refer to it, as the object is.</summary>
/// <param name="type">Its type, where that is known.</param>
/// <param name="rest">What parts are that have not been set.</param>
internal sealed class RecordValue(ITypeSymbol? type, Cell rest) : Value
{
    private readonly Dictionary<string, Value> _parts = new(StringComparer.Ordinal);
    private bool _flattening;

    public ITypeSymbol? Type => type;

    public Cell Rest => rest;

    public IReadOnlyDictionary<string, Value> Parts => _parts;

    public Value this[string part]
    {
        get => _parts.TryGetValue(part, out var value) ? value : rest;
        set => _parts[part] = value;
    }

    public override Cell Flat
    {
        get
        {
            // An object may hold itself.
            if (_flattening)
                return Cell.Constant;
            _flattening = true;
            var flat = rest;
            foreach (var part in _parts.Values)
                flat = flat.And(part.Flat);
            _flattening = false;
            return flat.Computed();
        }
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    public RecordValue Copy()
    {
        var copy = new RecordValue(type, rest);
        foreach (var part in _parts)
            copy._parts[part.Key] = part.Value;
        return copy;
    }

    public override Value DecidedBy(Cell deciding)
    {
        if (deciding.IsConstant)
            return this;
        var decided = new RecordValue(type, rest.And(deciding));
        foreach (var part in _parts)
            decided._parts[part.Key] = ReferenceEquals(part.Value, this) ? part.Value : part.Value.DecidedBy(deciding);
        return decided;
    }

    public RecordValue Or(RecordValue other, bool asItStands)
    {
        var either = new RecordValue(type ?? other.Type, (Cell)Either(rest, other.Rest, asItStands));
        foreach (var part in _parts.Keys.Union(other._parts.Keys, StringComparer.Ordinal))
            either._parts[part] = Either(this[part], other[part], asItStands);
        return either;
    }
}

/// <summary>Rows, or other things in a row. Grows as code adds to it.</summary>
internal sealed class SequenceValue : Value
{
    private bool _flattening;

    public SequenceValue(Value? element = null, Cell? whole = null)
    {
        Element = element;
        Whole = whole ?? Cell.Constant;
    }

    /// <summary>What each of them is; null while there is none.</summary>
    public Value? Element { get; private set; }

    /// <summary>The columns that decide which there are, and in which order.</summary>
    public Cell Whole { get; private set; }

    /// <summary>The key that they have in common, where they are a group.</summary>
    public Value? Key { get; init; }

    /// <summary>Whether its elements are pairs that are found by their key.</summary>
    public bool IsMap { get; init; }

    /// <summary>Whether its elements are groups that are found by their key.</summary>
    public bool IsLookup { get; init; }

    public Value Each => Element ?? Cell.Constant;

    public override Cell Flat
    {
        get
        {
            if (_flattening)
                return Cell.Constant;
            _flattening = true;
            var flat = Each.Flat.Aggregated().And(Whole);
            _flattening = false;
            return flat;
        }
    }

    /// <summary>The same with other elements.</summary>
    public SequenceValue Of(Value element) => new(element, Whole);

    public override Value DecidedBy(Cell deciding) => deciding.IsConstant
        ? this
        : new SequenceValue(Element, Whole.And(deciding.Deciding(OriginKind.Filter))) { Key = Key, IsMap = IsMap, IsLookup = IsLookup };

    /// <summary>The same, of which these columns decide which there are.</summary>
    public SequenceValue With(Cell deciding) => deciding.IsConstant ? this : new(Element, Whole.And(deciding)) { Key = Key, IsMap = IsMap, IsLookup = IsLookup };

    public void Add(Value element, Cell deciding)
    {
        Element = Element is null ? element : Either(Element, element, asItStands: true);
        Whole = Whole.And(deciding.Deciding(OriginKind.Filter));
    }

    /// <summary>Says what the order of its elements goes by from here on.</summary>
    public void Order(Cell by) => Whole = Whole.And(by);

    public SequenceValue Or(SequenceValue other) => new(
        Element is null ? other.Element : other.Element is null ? Element : Either(Element, other.Element, asItStands: true), Whole.And(other.Whole))
    {
        Key = Key is not null && other.Key is not null ? Either(Key, other.Key) : Key ?? other.Key,
        IsMap = IsMap || other.IsMap,
        IsLookup = IsLookup || other.IsLookup,
    };
}

/// <summary>A function as a value.</summary>
/// <param name="method">What it is called with.</param>
/// <param name="body">Its body, where it stands in the code that is read.</param>
/// <param name="frame">Where it was made.</param>
internal sealed class FunctionValue(IMethodSymbol method, IOperation? body, Frame frame) : Value
{
    public IMethodSymbol Method => method;

    public IOperation? Body => body;

    public Frame Frame => frame;

    public override Cell Flat => Cell.Constant;

    public override Value DecidedBy(Cell deciding) => this;
}

/// <summary>A model that predicts.</summary>
internal sealed class ModelValue : Value
{
    public static readonly ModelValue Instance = new();

    public override Cell Flat => Cell.Unread("what a model holds");

    public override Value DecidedBy(Cell deciding) => this;
}
