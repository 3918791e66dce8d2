namespace Assay.Tracking.Store;

internal enum SqlKind
{
    Null,
    Whole,
    Real,
    Text,
}

/// <summary>A value for a <see cref="Statement"/>, without a box around it.</summary>
internal readonly record struct SqlValue(SqlKind Kind, long Whole, double Real, string? Text)
{
    public static implicit operator SqlValue(long value) => new(SqlKind.Whole, value, 0, null);

    public static implicit operator SqlValue(double value) => new(SqlKind.Real, 0, value, null);

    public static implicit operator SqlValue(string? value) => value is null ? default : new(SqlKind.Text, 0, 0, value);
}
