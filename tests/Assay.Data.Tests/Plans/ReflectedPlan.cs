using System.Reflection;
using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Data.Tests.Plans;

/// <summary>
/// The plan of a record by reflection: what the generator emits, slowly. Properties are the columns; nullability comes from their types.
/// </summary>
public sealed class ReflectedPlan<T> : DatasetPlan<T>
    where T : new()
{
    private readonly PropertyInfo[] _properties;

    public ReflectedPlan(string name, Func<ColumnDescriptor, ColumnDescriptor>? adjust = null)
    {
        _properties = [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)];
        Descriptor = new DatasetDescriptor
        {
            Name = name,
            TypeName = typeof(T).FullName!,
            Columns = [.. _properties.Select(Describe).Select(column => adjust?.Invoke(column) ?? column)],
        };
    }

    public override DatasetDescriptor Descriptor { get; }

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => new NoRules(Descriptor, purpose);

    public override void ReadRows(ColumnBatch batch, Span<T> rows)
    {
        for (var row = 0; row < batch.RowCount; row++)
        {
            object made = new T();
            for (var ordinal = 0; ordinal < _properties.Length; ordinal++)
            {
                if (batch.Has(ordinal) && Cell(batch, ordinal, row) is { } value)
                    _properties[ordinal].SetValue(made, value);
            }

            rows[row] = (T)made;
        }
    }

    public override void WriteRows(ReadOnlySpan<T> rows, ColumnSink sink)
    {
        for (var ordinal = 0; ordinal < _properties.Length; ordinal++)
        {
            var cells = new object?[rows.Length];
            for (var row = 0; row < cells.Length; row++)
                cells[row] = _properties[ordinal].GetValue(rows[row]);
            switch (Descriptor.Columns[ordinal].Type)
            {
                case ColumnType.Boolean: Write<bool>(sink, ordinal, cells); break;
                case ColumnType.Int16: Write<short>(sink, ordinal, cells); break;
                case ColumnType.Int32: Write<int>(sink, ordinal, cells); break;
                case ColumnType.Int64: Write<long>(sink, ordinal, cells); break;
                case ColumnType.Float: Write<float>(sink, ordinal, cells); break;
                case ColumnType.Double: Write<double>(sink, ordinal, cells); break;
                case ColumnType.Decimal: Write<decimal>(sink, ordinal, cells); break;
                case ColumnType.String: Write<string>(sink, ordinal, cells); break;
                case ColumnType.Enum: Write<string>(sink, ordinal, Array.ConvertAll(cells, cell => (object?)cell?.ToString())); break;
                case ColumnType.Timestamp: Write<DateTime>(sink, ordinal, cells); break;
                case ColumnType.Instant: Write<DateTimeOffset>(sink, ordinal, cells); break;
                case ColumnType.Date: Write<DateOnly>(sink, ordinal, cells); break;
                case ColumnType.Guid: Write<Guid>(sink, ordinal, cells); break;
                default: throw new InvalidOperationException();
            }
        }
    }

    public override T ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

    public override void WriteJson(Utf8JsonWriter writer, T row)
    {
        writer.WriteStartObject();
        for (var ordinal = 0; ordinal < _properties.Length; ordinal++)
        {
            var column = Descriptor.Columns[ordinal];
            writer.WritePropertyName(column.StorageName);
            switch (_properties[ordinal].GetValue(row))
            {
                case null: writer.WriteNullValue(); break;
                case bool value: writer.WriteBooleanValue(value); break;
                case float value when !float.IsFinite(value): writer.WriteStringValue(CellText.Of(value)); break;
                case double value when !double.IsFinite(value): writer.WriteStringValue(CellText.Of(value)); break;
                case float or double or decimal or short or int or long:
                    writer.WriteRawValue(CellText.Of(_properties[ordinal].GetValue(row))!);
                    break;
                case var other: writer.WriteStringValue(CellText.Of(other)); break;
            }
        }

        writer.WriteEndObject();
    }

    private object? Cell(ColumnBatch batch, int ordinal, int row) => Descriptor.Columns[ordinal].Type switch
    {
        ColumnType.Boolean => Cell<bool>(batch, ordinal, row),
        ColumnType.Int16 => Cell<short>(batch, ordinal, row),
        ColumnType.Int32 => Cell<int>(batch, ordinal, row),
        ColumnType.Int64 => Cell<long>(batch, ordinal, row),
        ColumnType.Float => Cell<float>(batch, ordinal, row),
        ColumnType.Double => Cell<double>(batch, ordinal, row),
        ColumnType.Decimal => Cell<decimal>(batch, ordinal, row),
        ColumnType.String => Cell<string>(batch, ordinal, row),
        ColumnType.Enum => Cell<string>(batch, ordinal, row) is string name ? Enum.Parse(Underlying(_properties[ordinal]), name) : null,
        ColumnType.Timestamp => Cell<DateTime>(batch, ordinal, row),
        ColumnType.Instant => Cell<DateTimeOffset>(batch, ordinal, row),
        ColumnType.Date => Cell<DateOnly>(batch, ordinal, row),
        ColumnType.Guid => Cell<Guid>(batch, ordinal, row),
        _ => throw new InvalidOperationException(),
    };

    private static object? Cell<TColumn>(ColumnBatch batch, int ordinal, int row)
    {
        var view = batch.Column<TColumn>(ordinal);
        return view.IsNull(row) ? null : view[row];
    }

    private static void Write<TColumn>(ColumnSink sink, int ordinal, object?[] cells)
    {
        var values = Array.ConvertAll(cells, cell => cell is null ? default! : (TColumn)cell);
        var valid = cells.Contains(null) ? Array.ConvertAll(cells, cell => cell is not null) : [];
        sink.Write<TColumn>(ordinal, values, valid);
    }

    private static Type Underlying(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static ColumnDescriptor Describe(PropertyInfo property)
    {
        var type = Underlying(property);
        return new ColumnDescriptor
        {
            Name = property.Name,
            StoredAs = property.GetCustomAttribute<StoredAsAttribute>()?.Name,
            KnownAfter = property.GetCustomAttribute<KnownAfterAttribute>()?.Event,
            Label = property.GetCustomAttribute<LabelAttribute>() is not null,
            Score = property.GetCustomAttribute<ScoreAttribute>() is not null,
            Nullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
                || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable,
            EnumValues = type.IsEnum ? Enum.GetNames(type) : null,
            Type = type.IsEnum ? ColumnType.Enum : Types[type],
        };
    }

    private static readonly Dictionary<Type, ColumnType> Types = new()
    {
        [typeof(bool)] = ColumnType.Boolean,
        [typeof(short)] = ColumnType.Int16,
        [typeof(int)] = ColumnType.Int32,
        [typeof(long)] = ColumnType.Int64,
        [typeof(float)] = ColumnType.Float,
        [typeof(double)] = ColumnType.Double,
        [typeof(decimal)] = ColumnType.Decimal,
        [typeof(string)] = ColumnType.String,
        [typeof(DateTime)] = ColumnType.Timestamp,
        [typeof(DateTimeOffset)] = ColumnType.Instant,
        [typeof(DateOnly)] = ColumnType.Date,
        [typeof(Guid)] = ColumnType.Guid,
    };

    private sealed class NoRules(DatasetDescriptor descriptor, ValidationPurpose purpose) : DatasetValidator(descriptor, purpose)
    {
        protected override void ObserveRules(ColumnBatch batch)
        {
        }
    }
}
