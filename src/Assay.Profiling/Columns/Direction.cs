using System.Runtime.InteropServices;

namespace Assay.Profiling.Columns;

/// <summary>Whether a column only rises or only falls from row to row; nulls are passed over.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Direction
{
    private double _last;
    private bool _any;
    private bool _two;
    private bool _rose;
    private bool _fell;
    private bool _stayed;

    public readonly bool IsStrict => _two && !_stayed && _rose != _fell;

    public readonly RowOrder Order => (_two, _rose, _fell, _stayed) switch
    {
        (true, true, false, false) => RowOrder.StrictlyIncreasing,
        (true, true, false, true) => RowOrder.Increasing,
        (true, false, true, false) => RowOrder.StrictlyDecreasing,
        (true, false, true, true) => RowOrder.Decreasing,
        _ => RowOrder.None,
    };

    public void Add(double number)
    {
        if (_any)
        {
            _two = true;
            if (number > _last)
                _rose = true;
            else if (number < _last)
                _fell = true;
            else if (number == _last)
                _stayed = true;
            else
                (_rose, _fell) = (true, true); // NaN has no place in an order.
        }

        (_any, _last) = (true, number);
    }
}
