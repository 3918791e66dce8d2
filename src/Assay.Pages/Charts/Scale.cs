namespace Assay.Pages.Charts;

/// <summary>Maps values onto a length, and picks round ticks.</summary>
internal sealed class Scale
{
    private readonly double _from, _to, _start, _length;

    private Scale(double from, double to, double start, double length) => (_from, _to, _start, _length) = (from, to, start, length);

    /// <summary>A scale over exactly these values; a single value lies in the middle.</summary>
    internal static Scale Exact(double from, double to, double start, double length)
    {
        if (from < to)
            return new(from, to, start, length);
        var half = from == 0 ? 1 : Math.Abs(from) / 2;
        return new(from - half, from + half, start, length);
    }

    /// <summary>A scale that ends on round values.</summary>
    internal static Scale Round(double from, double to, double start, double length)
    {
        var exact = Exact(from, to, start, length);
        var step = Step(exact._to - exact._from, 5);
        return new(Math.Floor(exact._from / step) * step, Math.Ceiling(exact._to / step) * step, start, length);
    }

    internal double At(double value) => _start + ((value - _from) / (_to - _from) * _length);

    /// <summary>Round values within the scale, about as many as wished.</summary>
    internal IEnumerable<double> Ticks(int wished)
    {
        var step = Step(_to - _from, wished);
        var first = Math.Ceiling((_from / step) - 1e-9);
        var last = Math.Floor((_to / step) + 1e-9);
        for (var n = first; n <= last; n++)
            yield return n == 0 ? 0 : n * step;
    }

    private static double Step(double range, int wished)
    {
        var rough = range / Math.Max(1, wished);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var part = rough / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }
}
