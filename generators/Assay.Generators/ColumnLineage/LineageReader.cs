using Assay.Generators.Models;
using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.ColumnLineage;

/// <summary>Reads from code which column comes from which. Generator and analyzers read by it, so they can't disagree.</summary>
/// <param name="compilation">The compilation that the code is of.</param>
/// <param name="known">A model of one of its trees that is there already.</param>
internal sealed class LineageReader(Compilation compilation, SemanticModel? known = null)
{
    private readonly BoundBodies _bodies = new(compilation, known);

    /// <summary>Where the columns come from that a method makes of one row: a <c>[Features]</c> method.</summary>
    public EquatableArray<ColumnOrigins> OfProjection(IMethodSymbol method, CancellationToken cancellation) =>
        Columns(method.ReturnType, Result(method, static parameter => Row(parameter.Name, parameter.Type), cancellation));

    /// <summary>Where the columns come from of a step's outputs that are rows, by the element of its tuple; the name is null where it returns rows alone.</summary>
    public IEnumerable<(string? Element, ITypeSymbol Type, RowsOrigins Origins)> OfStep(IMethodSymbol method, CancellationToken cancellation)
    {
        var returned = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] } ? awaited : method.ReturnType;
        var elements = returned is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements : [];
        var rows = WireTypes.RowType(returned);
        // Most steps hand on a model or metrics: there is nothing to bind for then.
        if (rows is null && !elements.Any(static element => WireTypes.RowType(element.Type) is not null))
            yield break;
        var result = Result(method, Wire, cancellation);
        if (rows is not null)
            yield return (null, rows, Rows(rows, result));
        foreach (var element in elements)
        {
            if (WireTypes.RowType(element.Type) is { } row)
                yield return (element.Name, row, Rows(row, result is RecordValue parts ? parts[element.CorrespondingTupleField?.Name ?? element.Name] : result));
        }
    }

    private Value Result(IMethodSymbol method, Func<IParameterSymbol, Value> argument, CancellationToken cancellation) =>
        new CodeReader(_bodies, cancellation).Read(method, [.. method.Parameters.Select(argument)]);

    // What the host supplies is no data.
    private static Value Wire(IParameterSymbol parameter)
    {
        if (WireTypes.RowType(parameter.Type) is { } row)
            return new SequenceValue(Row(parameter.Name, row));
        return ModelReader.NameOf(parameter.Type) is null ? Cell.Constant : ModelValue.Instance;
    }

    private static RecordValue Row(string input, ITypeSymbol type)
    {
        var row = new RecordValue(type, Cell.Constant);
        foreach (var (name, attributes) in RowColumns.Of(type))
            row[name] = Cell.Of(new OriginModel(input, name, RowColumns.Stored(name, attributes), OriginKind.Identity));
        return row;
    }

    private RowsOrigins Rows(ITypeSymbol type, Value value) => value switch
    {
        SequenceValue rows => new RowsOrigins(Columns(type, rows.Each), Ordered(rows.Whole), rows.Whole.Opaque),
        // Null, or nothing at all: a method that only throws.
        Cell { IsConstant: true } => new RowsOrigins(Columns(type, Cell.Constant), [], null),
        _ => new RowsOrigins(Columns(type, value), [], value.Flat.Opaque ?? "what it returns"),
    };

    private EquatableArray<ColumnOrigins> Columns(ITypeSymbol type, Value row)
    {
        var columns = new List<ColumnOrigins>();
        foreach (var (name, attributes) in RowColumns.Of(type))
        {
            var cell = (row is RecordValue record ? record[name] : row).Flat;
            EquatableArray<OriginModel> declared = cell.Opaque is null ? [] : [.. DerivedFrom.Origins(attributes, compilation.Assembly)];
            columns.Add(new ColumnOrigins(
                name, RowColumns.Stored(name, attributes), Ordered(cell.Origins.Concat(declared)), declared.Count > 0 ? null : cell.Opaque));
        }

        return columns.ToEquatableArray();
    }

    private static EquatableArray<OriginModel> Ordered(Cell cell) => Ordered(cell.Origins);

    private static EquatableArray<OriginModel> Ordered(IEnumerable<OriginModel> origins) =>
        [.. origins.OrderBy(static origin => origin.Input, StringComparer.Ordinal).ThenBy(static origin => origin.Column, StringComparer.Ordinal)
            .ThenBy(static origin => origin.Kind).ThenBy(static origin => origin.IsMasked)];
}
