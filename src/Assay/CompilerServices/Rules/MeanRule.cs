using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>
/// The mean of a column of numbers, null and NaN left out. Integers are summed exactly; others by Neumaier's compensated summation
/// (A. Neumaier, ZAMM 54, 1974), whose error is at most 2u·|Σx| + O(n·u²)·Σ|x| with u = 2⁻⁵³. Each side of a merge keeps that bound, so that
/// the means of any two splits of n rows differ by at most 4u·Σ|x|/n for n ≪ 2⁵³. Infinite values make the mean infinite, or undefined, and
/// the rule fails.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MeanRule(string id, double min, double max) : Rule(id)
{
    private Int128 _integers;
    private double _sum;
    private double _compensation;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    /// <summary>Observes whole numbers, all rows of which are in scope.</summary>
    public void Observe<T>(in WholeSums<T> sums, long nulls)
        where T : struct, INumber<T>
    {
        if (!Active)
            return;
        _integers += sums.Sum;
        CountScope(sums.Count, nulls);
    }

    /// <summary>Observes a column.</summary>
    public void Observe<T>(ColumnBatch batch, in ColumnView<T> column, ReadOnlySpan<bool> scope = default)
        where T : struct, INumber<T>
    {
        if (!Active)
            return;
        var isInteger = default(T) is not (float or double or decimal);
        if (isInteger && scope.IsEmpty)
        {
            Observe(WholeSums<T>.Of(column), column.NullCount);
            return;
        }

        long counted = 0;
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
            if (T.IsNaN(value))
                continue;
            counted++;
            if (isInteger)
                _integers += Int128.CreateTruncating(value);
            else
                Add(double.CreateChecked(value));
        }

        CountScope(counted, nulls);
    }

    /// <inheritdoc/>
    public override void Merge(Rule other)
    {
        base.Merge(other);
        var mean = (MeanRule)other;
        _integers += mean._integers;
        Add(mean._sum);
        _compensation += mean._compensation;
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (InScope == 0)
            return Outcome(descriptor, VerdictStatus.Skipped, Observed ? "no value" : "not read");
        var mean = ((double)_integers + (_sum + _compensation)) / InScope;
        var status = mean >= min && mean <= max ? VerdictStatus.Passed : FailureStatus(descriptor.Severity);
        return Outcome(descriptor, status, string.Create(CultureInfo.InvariantCulture, $"mean {mean:0.###}"), mean);
    }

    internal override void Save(StateWriter writer)
    {
        base.Save(writer);
        writer.UInt128((UInt128)_integers);
        writer.Double(_sum);
        writer.Double(_compensation);
    }

    internal override void Load(StateReader reader)
    {
        base.Load(reader);
        _integers = (Int128)reader.UInt128();
        _sum = reader.Double();
        _compensation = reader.Double();
    }

    private protected override void TakeOwn(RuleAnswer answer) => (_integers, _sum) = answer.Sum;

    private void Add(double value)
    {
        var sum = _sum + value;
        if (double.IsFinite(sum))
            _compensation += Math.Abs(_sum) >= Math.Abs(value) ? (_sum - sum) + value : (value - sum) + _sum;
        _sum = sum;
    }
}
