using Assay.CompilerServices;
using FsCheck.Xunit;

namespace Assay.Tests.Rules;

public sealed class FingerprintTests
{
    [Fact]
    public void Fingerprints_are_the_same_in_every_process_and_on_every_machine()
    {
        // Pinned: states hold them, so a change needs a new schema version of states.
        Assert.Equal("ec9d521a249ff4b5d55238e161c534b3", Hex(Fingerprint.Of(42)));
    }

    [Fact]
    public void Equal_values_of_different_shapes_are_equal()
    {
        Assert.Equal(Fingerprint.Of(0.0), Fingerprint.Of(-0.0));
        Assert.Equal(Fingerprint.Of(double.NaN), Fingerprint.Of(BitConverter.Int64BitsToDouble(unchecked((long)0xFFF8000000000001))));
        Assert.Equal(Fingerprint.Of(1.5m), Fingerprint.Of(1.500m));
        Assert.Equal(Fingerprint.Of(0m), Fingerprint.Of(-0.00m));
        Assert.Equal(Fingerprint.Of(100m), Fingerprint.Of(100.0m));
        Assert.Equal(Fingerprint.Of(new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc)), Fingerprint.Of(new DateTime(2001, 1, 1)));
        Assert.Equal(
            Fingerprint.Of(new DateTimeOffset(2001, 1, 1, 2, 0, 0, TimeSpan.FromHours(2))), Fingerprint.Of(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Different_values_differ()
    {
        object[] values = ["", "a", "b", "ab", "ba", "abcd", "abcde", "abcd\0", "\0", "\0\0", "\0\0\0\0", "aaaaaaaa", "aaaabbbb", "bbbbaaaa"];
        Assert.Equal(values.Length, values.Select(value => Fingerprint.Of((string)value)).Distinct().Count());
        Assert.Equal(100_000, Enumerable.Range(-50_000, 100_000).Select(Fingerprint.Of<int>).Distinct().Count());
        Assert.Equal(2, new[] { Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("01000000-0000-0000-0000-000000000000") }.Select(Fingerprint.Of).Distinct().Count());
        Assert.NotEqual(Fingerprint.Of(decimal.MaxValue), Fingerprint.Of(decimal.MaxValue - 1));
    }

    [Property]
    public void Order_matters_in_a_sequence(int one, int two)
    {
        if (one == two)
            return;
        Assert.NotEqual(Sequence(one, two), Sequence(two, one));
    }

    private static UInt128 Sequence(int one, int two) => Fingerprint.Combine(Fingerprint.Combine(default, Fingerprint.Of(one)), Fingerprint.Of(two));

    private static string Hex(UInt128 value) => value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
