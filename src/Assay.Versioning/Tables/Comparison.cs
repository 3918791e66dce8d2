using Assay.CompilerServices;

namespace Assay.Versioning.Tables;

/// <summary>How the cells of two columns are compared: in their own type, or in the wider one of two.</summary>
internal enum Comparison
{
    /// <summary>Both have one type.</summary>
    Same,

    /// <summary>Whole numbers of different widths.</summary>
    Whole,

    /// <summary>A floating-point number and another number, as <see cref="double"/>.</summary>
    Real,

    /// <summary>A decimal and a whole number.</summary>
    Decimal,

    /// <summary>Types that don't widen into each other: by their invariant text.</summary>
    Text,
}

internal static class Comparisons
{
    public static Comparison Of(ColumnType a, ColumnType b)
    {
        if (a == b || (IsText(a) && IsText(b)))
            return Comparison.Same;
        if (ViewTypes.IsWhole(a) && ViewTypes.IsWhole(b))
            return Comparison.Whole;
        if ((IsReal(a) && ViewTypes.IsNumber(b)) || (IsReal(b) && ViewTypes.IsNumber(a)))
            return Comparison.Real;
        return ViewTypes.IsNumber(a) && ViewTypes.IsNumber(b) ? Comparison.Decimal : Comparison.Text;
    }

    private static bool IsText(ColumnType type) => type is ColumnType.String or ColumnType.Enum;

    private static bool IsReal(ColumnType type) => type is ColumnType.Float or ColumnType.Double;
}
