using Microsoft.CodeAnalysis;

namespace Assay.Generators.ColumnLineage;

/// <content>The operators of <c>Rows&lt;T&gt;</c>, of LINQ and of collections.</content>
internal sealed partial class CodeReader
{
    private Value? Operator(IMethodSymbol method, Value[] all)
    {
        // What isn't rows has no operators: a text's Contains or a time's Add is a computation like any other.
        if (Awaited(method, all) is { } awaited)
            return awaited;
        if (!(all[0] is SequenceValue || TakesRows(method)))
            return null;
        var source = Sequence(all[0]);
        var name = Strip(Strip(method.Name, "Async"), "Await");
        return Passing(name, source, all) ?? Selecting(name, source, all) ?? Folding(name, source, all) ?? Joining(name, source, all) ?? Collecting(name, source, all);
    }

    private static string Strip(string name, string end) =>
        name.EndsWith(end, StringComparison.Ordinal) && name.Length > end.Length ? name.Substring(0, name.Length - end.Length) : name;

    private static bool TakesRows(IMethodSymbol method) => method.ContainingType.Name is "Enumerable" or "Queryable" or "AsyncEnumerable" or "ParallelEnumerable" or "RowsOf" or "Rows"
        || method is { IsStatic: true, ContainingType.Name: "ImmutableArray" or "ImmutableList" or "FrozenDictionary" or "FrozenSet" or "MemoryExtensions" };

    // A task is what it brings.
    private static Value? Awaited(IMethodSymbol method, Value[] all) => method switch
    {
        { Name: "FromResult" or "Create" or "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "GetResult", ContainingType: { Name: var type } }
            when type.Contains("Task", StringComparison.Ordinal) || type.Contains("Awaiter", StringComparison.Ordinal) || type.Contains("Awaitable", StringComparison.Ordinal) => all[0],
        _ => null,
    };

    /// <summary>Operators that let elements through as they are.</summary>
    private Value? Passing(string name, SequenceValue source, Value[] all)
    {
        switch (name)
        {
            case "AsEnumerable" or "AsQueryable" or "AsParallel" or "AsSequential" or "AsOrdered" or "AsUnordered" or "ToList" or "ToArray" or "ToHashSet" or "ToImmutableArray"
                or "ToImmutableList" or "ToImmutableHashSet" or "ToFrozenSet" or "ToAsyncEnumerable" or "ToBlockingEnumerable" or "Take" or "Skip" or "TakeLast" or "SkipLast"
                or "Reverse" or "Cast" or "OfType" or "WithCancellation" or "ConfigureAwait" or "AsReadOnly" or "Memory" or "AsSpan" or "AsMemory" or "Slice" or "Shuffle"
                or "DefaultIfEmpty" or "GetRange" or "ToImmutable" or "GetAsyncEnumerator" or "GetEnumerator" or "TryGetNonEnumeratedCount":
                return source.With(Rest(all).Deciding(OriginKind.Filter));
            case "Where" or "TakeWhile" or "SkipWhile" or "FindAll":
                return source.With(Decide(all, source.Each).Deciding(OriginKind.Filter));
            case "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending":
                return source.With(Apply(all[1], source.Each).Flat.Deciding(OriginKind.Sort));
            case "Order" or "OrderDescending":
                return source.With(source.Each.Flat.Deciding(OriginKind.Sort));
            case "Sort":
                return SortInPlace(source, all);
            case "Distinct":
                return source.With(source.Each.Flat.Deciding(OriginKind.GroupBy));
            case "DistinctBy":
                return source.With(Apply(all[1], source.Each).Flat.Deciding(OriginKind.GroupBy));
            case "Concat" or "Union" or "UnionBy" when all.Length > 1:
                return source.Or(Sequence(all[1]));
            case "Append" or "Prepend":
                return source.Or(new SequenceValue(all[1]));
            case "Except" or "Intersect" or "ExceptBy" or "IntersectBy" when all.Length > 1:
                return source.With(Sequence(all[1]).Flat.And(all is [_, _, FunctionValue key, ..] ? Apply(key, source.Each).Flat : source.Each.Flat).Deciding(OriginKind.Filter));
            case "Chunk" or "ReadChunks":
                return source.Of(new SequenceValue(source.Each));
            case "Index":
                var indexed = new RecordValue(null, Cell.Constant);
                indexed["Item1"] = indexed["Index"] = Cell.Constant;
                indexed["Item2"] = indexed["Item"] = source.Each;
                return source.Of(indexed);
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault" or "ElementAt" or "ElementAtOrDefault" or "Find" or "FindLast"
                or "Dequeue" or "Pop" or "Peek":
                return source.Each.DecidedBy(source.Whole.And(Decide(all, source.Each).Deciding(OriginKind.Filter)));
            default:
                return null;
        }
    }

    /// <summary>Operators that make other elements.</summary>
    private SequenceValue? Selecting(string name, SequenceValue source, Value[] all)
    {
        switch (name)
        {
            case "Select" or "ConvertAll" when all.Length > 1:
                return source.Of(Apply(all[1], source.Each, Cell.Constant));
            case "SelectMany" when all.Length > 1:
                var inner = Sequence(Apply(all[1], source.Each, Cell.Constant));
                return source.With(inner.Whole).Of(all.Length > 2 && all[2] is FunctionValue result ? Apply(result, source.Each, inner.Each) : inner.Each);
            case "GroupBy" or "ToLookup" when all.Length > 1:
                return Group(source, all, name == "ToLookup");
            case "ToDictionary" or "ToFrozenDictionary" or "ToImmutableDictionary":
                var pair = new RecordValue(null, Cell.Constant);
                pair["Key"] = all is [_, FunctionValue keyOf, ..] ? Apply(keyOf, source.Each) : Pair(source, "Key");
                pair["Value"] = all is [_, _, FunctionValue valueOf, ..] ? Apply(valueOf, source.Each) : all is [_, FunctionValue, ..] ? source.Each : Pair(source, "Value");
                return new SequenceValue(pair, source.Whole) { IsMap = true };
            case "CountBy" or "AggregateBy" when all.Length > 1:
                var counted = new RecordValue(null, Cell.Constant);
                counted["Key"] = Apply(all[1], source.Each);
                counted["Value"] = name == "CountBy" ? Cell.Constant : Folded(source, all[2], all[3]);
                return new SequenceValue(counted, source.Whole.And(counted["Key"].Flat.Deciding(OriginKind.GroupBy)));
            case "Zip" when all.Length > 1:
                var other = Sequence(all[1]);
                if (all is [_, _, FunctionValue zip, ..])
                    return source.With(other.Whole).Of(Apply(zip, source.Each, other.Each));
                var both = new RecordValue(null, Cell.Constant);
                both["Item1"] = both["First"] = source.Each;
                both["Item2"] = both["Second"] = other.Each;
                return source.With(other.Whole).Of(both);
            default:
                return null;
        }
    }

    private SequenceValue Group(SequenceValue source, Value[] all, bool isLookup)
    {
        var key = Apply(all[1], source.Each);
        var functions = all.Skip(2).OfType<FunctionValue>().ToList();
        // The function that takes two makes a result of key and group; one that takes one makes elements.
        var element = functions.Find(static function => function.Method.Parameters.Length == 1);
        var result = functions.Find(static function => function.Method.Parameters.Length == 2);
        var group = new SequenceValue(element is null ? source.Each : Apply(element, source.Each)) { Key = key };
        var whole = source.Whole.And(key.Flat.Deciding(OriginKind.GroupBy));
        return new SequenceValue(result is null ? group : Apply(result, key, group), whole) { IsLookup = isLookup };
    }

    /// <summary>Operators that make one value of all elements.</summary>
    private Value? Folding(string name, SequenceValue source, Value[] all)
    {
        switch (name)
        {
            case "Sum" or "Average" or "Min" or "Max":
                return (all is [_, FunctionValue of, ..] ? Apply(of, source.Each) : source.Each).Flat.Aggregated().And(source.Whole);
            case "MinBy" or "MaxBy" when all.Length > 1:
                return source.Each.DecidedBy(source.Whole.And(Apply(all[1], source.Each).Flat.Deciding(OriginKind.Sort)));
            case "Count" or "LongCount" or "Any" or "All" or "TrueForAll" or "Exists" or "FindIndex":
                return source.Whole.And(Decide(all, source.Each).Deciding(OriginKind.Filter));
            case "Aggregate" when all.Length > 1:
                var folded = all.Length == 2 ? Folded(source, source.Each, all[1]) : Folded(source, all[1], all[2]);
                return all is [_, _, _, FunctionValue last, ..] ? Apply(last, folded) : folded;
            case "Contains" or "ContainsKey" or "SequenceEqual" or "IndexOf" or "BinarySearch" or "ContainsValue":
                return (source.IsMap && name == "ContainsKey" ? Pair(source, "Key").Flat : source.Each.Flat).And(Rest(all)).Computed().And(source.Whole);
            default:
                return null;
        }
    }

    private Value Folded(SequenceValue source, Value seed, Value function)
    {
        var made = Apply(function, seed, source.Each);
        made = Value.Either(seed, Apply(function, Value.Either(seed, made), source.Each));
        return Aggregated(made).DecidedBy(source.Whole);
    }

    private static Value Aggregated(Value value)
    {
        if (value is not RecordValue record)
            return value is Cell cell ? cell.Aggregated() : value;
        var all = new RecordValue(record.Type, record.Rest.Aggregated());
        foreach (var part in record.Parts)
            all[part.Key] = Aggregated(part.Value);
        return all;
    }

    /// <summary>Operators that put two sequences together.</summary>
    private SequenceValue? Joining(string name, SequenceValue source, Value[] all)
    {
        if (name is not ("Join" or "LeftJoin" or "RightJoin" or "GroupJoin") || all.Length < 5)
            return null;
        var inner = Sequence(all[1]);
        var keys = Apply(all[2], source.Each).Flat.And(Apply(all[3], inner.Each).Flat).Deciding(OriginKind.Join);
        var element = Apply(all[4], source.Each, name == "GroupJoin" ? new SequenceValue(inner.Each) : inner.Each);
        return new SequenceValue(element, source.Whole.And(inner.Whole).And(keys));
    }

    /// <summary>What changes collections, or finds something in them.</summary>
    private Value? Collecting(string name, SequenceValue source, Value[] all)
    {
        switch (name)
        {
            case "Add" or "TryAdd" or "Enqueue" or "Push" or "AddLast" or "AddFirst" or "AddOrUpdate" or "GetOrAdd" when all.Length > 1:
                if (!source.IsMap)
                    source.Add(all[1], _frame.Reached);
                // A dictionary is given a value, or functions that make one.
                foreach (var value in source.IsMap ? all.Skip(2) : [])
                    Put(source, all[1], value is FunctionValue ? Apply(value, all[1], Part(source, all[1].Flat)) : value);
                return name is "GetOrAdd" or "AddOrUpdate" ? Part(source, all[1].Flat) : source;
            case "Insert" when all.Length > 2:
                source.Add(all[2], _frame.Reached);
                return source;
            case "AddRange" or "UnionWith" or "InsertRange" when all.Length > 1:
                Append(source, Sequence(all[all.Length - 1]));
                return source;
            case "ForEach" when all.Length > 1:
                return Apply(all[1], source.Each);
            case "GetValueOrDefault" or "GetItem" or "GetValueRefOrNullRef" when all.Length > 1:
                return Part(source, all[1].Flat);
            case "TryGetValue" when all.Length > 1:
                return (source.IsMap ? Pair(source, "Key").Flat : source.Each.Flat).And(all[1].Flat).Computed().And(source.Whole);
            case "Remove" or "RemoveAt" or "RemoveAll" or "RemoveWhere" or "ExceptWith" or "IntersectWith" or "Clear" or "TrimExcess" or "EnsureCapacity" or "RemoveRange":
                source.Add(source.Each, Decide(all, source.Each));
                return Cell.Constant;
            default:
                return null;
        }
    }

    private SequenceValue SortInPlace(SequenceValue source, Value[] all)
    {
        var by = all is [_, FunctionValue compare, ..] ? Apply(compare, source.Each, source.Each).Flat : source.Each.Flat;
        source.Order(by.Deciding(OriginKind.Sort));
        return source;
    }

    /// <summary>The columns that a predicate, or a number, among the arguments decides by.</summary>
    private Cell Decide(Value[] all, Value each)
    {
        var deciding = Cell.Constant;
        foreach (var argument in all.Skip(1))
            deciding = deciding.And(argument is FunctionValue ? Apply(argument, each, Cell.Constant).Flat : argument.Flat);
        return deciding;
    }

    private static Cell Rest(Value[] all)
    {
        var rest = Cell.Constant;
        foreach (var argument in all.Skip(1))
            rest = rest.And(argument.Flat);
        return rest;
    }
}
