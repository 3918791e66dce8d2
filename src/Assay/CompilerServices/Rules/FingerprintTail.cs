using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assay.CompilerServices;

/// <summary>
/// A fingerprint that comes second in <see cref="Fingerprint.Combine"/>, with all that depends on it alone: a distinct value of a column is prepared once and combined with
/// the keys of many rows.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct FingerprintTail(UInt128 second)
{
    private readonly ulong _low = Fingerprint.Final(unchecked((ulong)second + Fingerprint.Second));
    private readonly ulong _lowAdded = unchecked(((ulong)second * Fingerprint.First) + Fingerprint.Second);
    private readonly ulong _high = Fingerprint.Final(unchecked((ulong)(second >> 64) + Fingerprint.Second));
    private readonly ulong _highAdded = unchecked(((ulong)(second >> 64) * Fingerprint.First) + Fingerprint.Second);

    /// <summary>The same as <see cref="Fingerprint.Combine"/> of a fingerprint and this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal UInt128 After(UInt128 first)
    {
        unchecked
        {
            var a = Fingerprint.Final(((ulong)first ^ Fingerprint.First) + Fingerprint.First) ^ _low;
            var b = Fingerprint.Final(((ulong)(first >> 64) ^ Fingerprint.Second) + Fingerprint.First) ^ _high;
            return new UInt128(Fingerprint.Final(a + _lowAdded) ^ b, a ^ Fingerprint.Final(b + _highAdded));
        }
    }
}
