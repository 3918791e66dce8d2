namespace Assay.Monitoring.Drift;

/// <summary>The exact distribution of the two-sample Kolmogorov-Smirnov statistic: each order of the two samples is a path on a lattice.</summary>
internal static class LatticePaths
{
    /// <summary>The share of paths from (0, 0) to (m, n) that touch or leave the band |x/m − y/n| &lt; steps/(mn); null where it can't be computed in doubles.</summary>
    public static double? Outside(int m, int n, long steps)
    {
        if (steps == 0)
            return 1;
        var divisor = Divisor(m, n);
        var h = steps / divisor;
        var share = m == n ? Square(n, h) : Rectangle(Math.Max(m, n), Math.Min(m, n), divisor, h);
        return share is >= 0 and <= 1 ? share : null;
    }

    /// <summary>The reflection principle (B. V. Gnedenko and V. S. Koroljuk, 1951) for samples of one size, factored so that nothing cancels.</summary>
    private static double Square(int n, long h)
    {
        double share = 0;
        for (var k = n / h; k >= 0; k--)
        {
            double term = 1;
            for (long j = 0; j < h; j++)
                term = (n - (k * h) - j) * term / (n + (k * h) + j + 1);
            share = term * (1 - share);
        }

        return 2 * share;
    }

    /// <summary>
    /// Column by column, the share of paths to each point that have been outside: a path comes to (x, y) from the left with probability
    /// x/(x+y). Only points inside the band are kept.
    /// </summary>
    private static double Rectangle(int m, int n, int divisor, long h)
    {
        long mg = m / divisor;
        long ng = n / divisor;
        long low = 0;
        var high = Math.Min((h + mg - 1) / mg, n + 1);
        var column = new double[Math.Min((2 * high) + 2, n + 1)];
        Array.Fill(column, 1);
        column.AsSpan(0, (int)high).Clear();
        var length = high;
        for (long x = 1; x <= m; x++)
        {
            var (lastLow, lastLength) = (low, length);
            low = Math.Min(Math.Max(FloorDivide((ng * x) - h, mg) + 1, 0), n);
            high = Math.Min(CeilingDivide((ng * x) + h, mg), n + 1);
            length = high - low;
            if (length <= 0)
                return 1;
            var below = low == 0 ? 0.0 : 1.0;
            for (long at = 0; at < length; at++)
            {
                var y = at + low;
                below = ((column[at + low - lastLow] * x) + (below * y)) / (x + y);
                column[at] = below;
            }

            if (lastLength > length)
                column.AsSpan((int)length, (int)(lastLength - length)).Fill(1);
        }

        return column[length - 1];
    }

    private static long FloorDivide(long a, long b) => a >= 0 ? a / b : -((-a + b - 1) / b);

    private static long CeilingDivide(long a, long b) => -FloorDivide(-a, b);

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
