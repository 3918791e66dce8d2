using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Which type the view of a column has: the one place that says so at run time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewTypes
{
    /// <summary>Calls <paramref name="visitor"/> with the type of the views of columns of a type.</summary>
    public static TResult Accept<TResult>(ColumnType type, IViewTypeVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return type switch
        {
            ColumnType.Boolean => visitor.Visit<bool>(),
            ColumnType.Int8 => visitor.Visit<sbyte>(),
            ColumnType.Int16 => visitor.Visit<short>(),
            ColumnType.Int32 => visitor.Visit<int>(),
            ColumnType.Int64 => visitor.Visit<long>(),
            ColumnType.UInt8 => visitor.Visit<byte>(),
            ColumnType.UInt16 => visitor.Visit<ushort>(),
            ColumnType.UInt32 => visitor.Visit<uint>(),
            ColumnType.UInt64 => visitor.Visit<ulong>(),
            ColumnType.Float => visitor.Visit<float>(),
            ColumnType.Double => visitor.Visit<double>(),
            ColumnType.Decimal => visitor.Visit<decimal>(),
            ColumnType.String or ColumnType.Enum => visitor.Visit<string>(),
            ColumnType.Timestamp => visitor.Visit<DateTime>(),
            ColumnType.Instant => visitor.Visit<DateTimeOffset>(),
            ColumnType.Date => visitor.Visit<DateOnly>(),
            ColumnType.Time => visitor.Visit<TimeOnly>(),
            ColumnType.Guid => visitor.Visit<Guid>(),
            ColumnType.Binary => visitor.Visit<byte[]>(),
            ColumnType.List or ColumnType.Struct => visitor.Visit<NestedCell>(),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };
    }

    /// <summary>Calls <paramref name="visitor"/> with the type of the views of columns whose values have an order; null for other columns.</summary>
    public static TResult? AcceptOrdered<TResult>(ColumnType type, IOrderedTypeVisitor<TResult> visitor)
        where TResult : class
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return type switch
        {
            ColumnType.Boolean => visitor.Visit<bool>(),
            ColumnType.Timestamp => visitor.Visit<DateTime>(),
            ColumnType.Instant => visitor.Visit<DateTimeOffset>(),
            ColumnType.Date => visitor.Visit<DateOnly>(),
            ColumnType.Time => visitor.Visit<TimeOnly>(),
            ColumnType.Guid => visitor.Visit<Guid>(),
            _ => AcceptNumber(type, new Ordered<TResult>(visitor)),
        };
    }

    /// <summary>Whether values of a type are whole numbers.</summary>
    public static bool IsWhole(ColumnType type) => type is ColumnType.Int8 or ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64
        or ColumnType.UInt8 or ColumnType.UInt16 or ColumnType.UInt32 or ColumnType.UInt64;

    /// <summary>Whether values of a type are numbers.</summary>
    public static bool IsNumber(ColumnType type) => IsWhole(type) || type is ColumnType.Float or ColumnType.Double or ColumnType.Decimal;

    /// <summary>Calls <paramref name="visitor"/> with the type of the views of columns of numbers; null for other columns.</summary>
    public static TResult? AcceptNumber<TResult>(ColumnType type, INumberTypeVisitor<TResult> visitor)
        where TResult : class
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return type switch
        {
            ColumnType.Int8 => visitor.Visit<sbyte>(),
            ColumnType.Int16 => visitor.Visit<short>(),
            ColumnType.Int32 => visitor.Visit<int>(),
            ColumnType.Int64 => visitor.Visit<long>(),
            ColumnType.UInt8 => visitor.Visit<byte>(),
            ColumnType.UInt16 => visitor.Visit<ushort>(),
            ColumnType.UInt32 => visitor.Visit<uint>(),
            ColumnType.UInt64 => visitor.Visit<ulong>(),
            ColumnType.Float => visitor.Visit<float>(),
            ColumnType.Double => visitor.Visit<double>(),
            ColumnType.Decimal => visitor.Visit<decimal>(),
            _ => null,
        };
    }

    private sealed class Ordered<TResult>(IOrderedTypeVisitor<TResult> visitor) : INumberTypeVisitor<TResult>
    {
        public TResult Visit<T>()
            where T : struct, System.Numerics.INumber<T> => visitor.Visit<T>();
    }
}

/// <summary>Code that needs the type of a column's views.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IViewTypeVisitor<out TResult>
{
    /// <summary>Called with the type.</summary>
    TResult Visit<T>();
}

/// <summary>Code that needs the type of the views of a column of numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INumberTypeVisitor<out TResult>
{
    /// <summary>Called with the type.</summary>
    TResult Visit<T>()
        where T : struct, System.Numerics.INumber<T>;
}

/// <summary>Code that needs the type of the views of a column whose values have an order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOrderedTypeVisitor<out TResult>
{
    /// <summary>Called with the type.</summary>
    TResult Visit<T>()
        where T : struct, IComparable<T>;
}
