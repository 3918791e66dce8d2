using Apache.Arrow;
using Apache.Arrow.Types;
using Npgsql;
using Npgsql.PostgresTypes;

namespace Assay.Data.Postgres;

/// <summary>A column of a result on its way into an Arrow array.</summary>
internal abstract class ResultColumn(ResultValues values)
{
    public ResultValues Values => values;

    /// <summary>Takes the cell of the reader's row; what was found where it is none that the type can say, which is then null.</summary>
    public abstract string? Append(NpgsqlDataReader reader);

    public static ResultColumn Of(PostgresType type, int field)
    {
        while (type is PostgresDomainType domain)
            type = domain.BaseType;
        if (type is PostgresArrayType array)
            return List(array.Element is PostgresDomainType domain ? domain.BaseType : array.Element, field);
        return type.InternalName switch
        {
            "bool" => Cell(ResultValues.Boolean(), field),
            "int2" => Cell(ResultValues.Plain<short>(Int16Type.Default), field),
            "int4" => Cell(ResultValues.Plain<int>(Int32Type.Default), field),
            "int8" or "oid" => Cell(ResultValues.Plain<long>(Int64Type.Default), field),
            "float4" => Cell(ResultValues.Plain<float>(FloatType.Default), field),
            "float8" => Cell(ResultValues.Plain<double>(DoubleType.Default), field),
            "numeric" or "money" => Cell(ResultValues.Decimal(), field),
            "date" => Cell(ResultValues.Date(), field),
            "time" => Cell(ResultValues.Plain<long>(new Time64Type(TimeUnit.Microsecond)), field),
            "timestamp" => Cell(ResultValues.Timestamp(null), field),
            "timestamptz" => Cell(ResultValues.Timestamp("UTC"), field),
            "uuid" => Cell(ResultValues.Uuid(), field),
            "bytea" => Cell(ResultValues.Bytes(), field),
            _ when IsText(type) => Cell(ResultValues.Text(), field),
            _ => new Unread(),
        };
    }

    private static bool IsText(PostgresType type) =>
        type is PostgresEnumType || type.InternalName is "text" or "varchar" or "bpchar" or "name" or "json" or "jsonb" or "xml" or "citext";

    private static ResultColumn List(PostgresType element, int field) => element.InternalName switch
    {
        "bool" => Cells(ResultValues.Boolean(), field),
        "int2" => Cells(ResultValues.Plain<short>(Int16Type.Default), field),
        "int4" => Cells(ResultValues.Plain<int>(Int32Type.Default), field),
        "int8" => Cells(ResultValues.Plain<long>(Int64Type.Default), field),
        "float4" => Cells(ResultValues.Plain<float>(FloatType.Default), field),
        "float8" => Cells(ResultValues.Plain<double>(DoubleType.Default), field),
        "numeric" => Cells(ResultValues.Decimal(), field),
        "date" => Cells(ResultValues.Date(), field),
        "timestamp" => Cells(ResultValues.Timestamp(null), field),
        "timestamptz" => Cells(ResultValues.Timestamp("UTC"), field),
        "uuid" => Cells(ResultValues.Uuid(), field),
        _ when IsText(element) => new ListColumn<string>(new ListValues<string>(ResultValues.Text()), static (r, i) => r.GetFieldValue<string?[]>(i), field),
        _ => new Unread(),
    };

    private static CellColumn<T> Cell<T>(ResultValues<T> values, int field) => new(values, field);

    private static ListColumn<T> Cells<T>(ResultValues<T> values, int field)
        where T : struct => new(new ListValues<T>(values), static (r, i) => r.GetFieldValue<T?[]>(i).Select(value => value is { } present ? (object)present : null), field);

    /// <summary>What a cell holds that Npgsql can't say in .NET: a value beyond the type, or none such as NaN.</summary>
    private static string? Guard(Func<string?> append, string ofSeveral)
    {
        try
        {
            return append();
        }
        catch (OverflowException)
        {
            return "a number of more than 28 digits";
        }
        catch (InvalidCastException)
        {
            return ofSeveral;
        }
    }

    private sealed class CellColumn<T>(ResultValues<T> values, int field) : ResultColumn(values)
    {
        public override string? Append(NpgsqlDataReader reader)
        {
            if (reader.IsDBNull(field))
            {
                values.AddNull();
                return null;
            }

            var (value, found) = (default(T)!, (string?)null);
            found = Guard(() =>
            {
                value = reader.GetFieldValue<T>(field);
                return values.FaultOf(value);
            }, "NaN or an infinity");
            if (found is null)
                values.Add(value);
            else
                values.AddNull();
            return found;
        }
    }

    private sealed class ListColumn<T>(ListValues<T> values, Func<NpgsqlDataReader, int, IEnumerable<object?>> read, int field) : ResultColumn(values)
    {
        public override string? Append(NpgsqlDataReader reader)
        {
            if (reader.IsDBNull(field))
            {
                values.AddNull();
                return null;
            }

            object?[] elements = [];
            var found = Guard(() =>
            {
                elements = [.. read(reader, field)];
                return elements.Select(element => element is T value ? values.Elements.FaultOf(value) : null).FirstOrDefault(fault => fault is not null);
            }, "an array of several dimensions, or with NaN or an infinity in it");
            if (found is null)
                values.Add(elements);
            else
                values.AddNull();
            return found;
        }
    }

    // A type that no property takes: the mapper refuses it before a row is read.
    private sealed class Unread() : ResultColumn(new NoValues())
    {
        public override string? Append(NpgsqlDataReader reader) => null;

        private sealed class NoValues : ResultValues
        {
            public override IArrowType Type => new IntervalType(IntervalUnit.MonthDayNanosecond);

            public override void AddNull()
            {
            }

            public override IArrowArray Take() => new NullArray(0);
        }
    }
}
