using System.Globalization;
using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Reads Arrow's decimals. Zeros at the end belong to the column's scale and not to the value: they are dropped.</summary>
internal static class DecimalCells
{
    // Dividing by it leaves the value and the smallest scale that holds it.
    private const decimal OneWithAllZeros = 1.0000000000000000000000000000m;

    public static bool IsDecimal(IArrowType type) =>
        type.TypeId is ArrowTypeId.Decimal32 or ArrowTypeId.Decimal64 or ArrowTypeId.Decimal128 or ArrowTypeId.Decimal256;

    public static bool Decimal(IArrowArray array, int row, out decimal value, out string text)
    {
        try
        {
            value = array switch
            {
                Decimal32Array narrow => narrow.GetValue(row)!.Value,
                Decimal64Array narrow => narrow.GetValue(row)!.Value,
                Decimal128Array wide => wide.GetValue(row)!.Value,
                Decimal256Array wider => wider.GetValue(row)!.Value,
                _ => throw new ArgumentException($"{array.GetType()} holds no decimals.", nameof(array)),
            } / OneWithAllZeros;
            text = "";
            return true;
        }
        catch (OverflowException)
        {
            value = 0;
            text = "a decimal of more than 28 digits";
            return false;
        }
    }

    public static bool Whole<T>(IArrowArray array, int row, out T value, out string text)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        value = default;
        if (!Decimal(array, row, out var number, out text))
            return false;
        if (decimal.IsInteger(number) && number >= decimal.CreateChecked(T.MinValue) && number <= decimal.CreateChecked(T.MaxValue))
        {
            value = T.CreateChecked(number);
            return true;
        }

        text = number.ToString(CultureInfo.InvariantCulture);
        return false;
    }

    public static bool Floating<T>(IArrowArray array, int row, out T value, out string text)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        var good = Decimal(array, row, out var number, out text);
        value = T.CreateTruncating(number);
        return good;
    }
}
