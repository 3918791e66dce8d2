using System.Runtime.InteropServices;

namespace Assay.Versioning.Tables;

/// <summary>
/// When two floating-point numbers count as equal: |a − b| ≤ absolute + relative·|b| (the definition of numpy.isclose), NaN equals NaN,
/// infinities only of one sign.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Tolerance(double Absolute, double Relative)
{
    public bool Equal(double a, double b)
    {
        if (a == b || (double.IsNaN(a) && double.IsNaN(b)))
            return true;
        return double.IsFinite(a) && double.IsFinite(b) && Math.Abs(a - b) <= Absolute + (Relative * Math.Abs(b));
    }
}
