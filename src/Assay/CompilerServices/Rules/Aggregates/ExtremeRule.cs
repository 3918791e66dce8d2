using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>
/// The least or the greatest value of a column, null and NaN left out, lies between two bounds in the column's type, both included. That of a
/// sensitive column is not told.
/// </summary>
internal sealed class ExtremeRule<T>(string id, T? min, T? max, bool isLeast) : Rule(id)
    where T : struct, IComparable<T>
{
    private T? _extreme;
    private bool _isOpen = true;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    internal void Observe(in ColumnView<T> column, ReadOnlySpan<bool> scope)
    {
        if (!Active)
            return;
        long values = 0;
        long nulls = 0;
        for (var row = 0; row < column.Length; row++)
        {
            if (!scope.IsEmpty && !scope[row])
                continue;
            if (column.IsNull(row))
            {
                nulls++;
                continue;
            }

            var value = column[row];
            if ((typeof(T) == typeof(double) || typeof(T) == typeof(float)) && Bounds.IsNaN(value))
                continue;
            values++;
            Take(value);
        }

        CountScope(values, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        if (((ExtremeRule<T>)other)._extreme is { } theirs)
            Take(theirs);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (_extreme is not { } found)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        var passes = (min is not { } least || found.CompareTo(least) >= 0) && (max is not { } greatest || found.CompareTo(greatest) <= 0);
        return Outcome(
            descriptor,
            passes ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            $"{(isLeast ? "least" : "greatest")} value {(_isOpen ? CellText.Of(found) : SampleRow.Mask)}",
            _isOpen ? Number(found) : null);
    }

    internal override void Bind(RuleDescriptor rule, DatasetDescriptor dataset)
    {
        base.Bind(rule, dataset);
        _isOpen = dataset.Columns[dataset.OrdinalOf(rule.Columns[0])].Sensitivity == Sensitivity.None;
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.Bool(_extreme is not null);
        if (_extreme is { } value)
            StateValue.Write(writer, value);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        _extreme = reader.Bool() ? StateValue.Read<T>(reader) : null;
        if (_extreme is null != (InScope == 0))
            throw reader.Damaged("an extreme of other rows");
    }

    private void Take(T value)
    {
        if (_extreme is not { } known || (isLeast ? value.CompareTo(known) < 0 : value.CompareTo(known) > 0))
            _extreme = value;
    }

    private static double? Number(T value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };
}
