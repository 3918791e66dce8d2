using MathNet.Numerics;

namespace Assay.Monitoring.Drift;

/// <summary>
/// The distribution of the one-sample, two-sided Kolmogorov-Smirnov statistic of n values: which formula serves where as in R. Simard and
/// P. L'Ecuyer, Journal of Statistical Software 39 (11), 2011, with the cuts of SciPy 1.10.1.
/// </summary>
internal static class KolmogorovDistribution
{
    /// <summary>P(D ≥ x).</summary>
    public static double Survival(int n, double x)
    {
        if (x <= 0)
            return 1;
        if (x >= 1)
            return 0;
        var t = n * x;
        if (t <= 0.5)
            return 1;
        if (t <= 1)
            return 1 - Math.Exp(SpecialFunctions.GammaLn(n + 1.0) - (n * Math.Log(n)) + (n * Math.Log((2 * t) - 1)));
        if (t >= n - 1)
            return 2 * Math.Pow(1 - x, n);
        var square = t * x;
        if (square >= 370)
            return 0;
        if (x >= 0.5 || square >= (n <= 140 ? 4 : 2.2))
            return Math.Clamp(2 * OneSided(n, x), 0, 1);
        var below = n <= 140 || (n <= 100_000 && n * Math.Pow(x, 1.5) <= 1.4) ? MatrixPower(n, x) : PelzGood(n, x);
        return Math.Clamp(1 - below, 0, 1);
    }

    /// <summary>P(D⁺ ≥ x) exactly (Z. W. Birnbaum and F. H. Tingey, Annals of Mathematical Statistics 22, 1951); every term is positive.</summary>
    private static double OneSided(int n, double x)
    {
        double sum = 0;
        var choose = 0.0;
        for (var j = 0; j <= (int)Math.Floor(n * (1 - x)); j++)
        {
            if (j > 0)
                choose += Math.Log((n - j + 1.0) / j);
            var share = x + ((double)j / n);
            var rest = 1 - share;
            if (rest > 0)
                sum += Math.Exp(choose + ((j - 1) * Math.Log(share)) + ((n - j) * Math.Log(rest)));
        }

        return x * sum;
    }

    /// <summary>P(D &lt; x) exactly as an element of a matrix to the power of n (J. Durbin 1973; G. Marsaglia, W. W. Tsang and J. Wang, JSS 8 (18), 2003).</summary>
    private static double MatrixPower(int n, double x)
    {
        var k = (int)Math.Floor(n * x) + 1;
        var size = (2 * k) - 1;
        var h = k - (n * x);
        var matrix = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
                matrix[i, j] = i - j + 1 < 0 ? 0 : 1;
        }

        for (var i = 0; i < size; i++)
        {
            matrix[i, 0] -= Math.Pow(h, i + 1);
            matrix[size - 1, i] -= Math.Pow(h, size - i);
        }

        matrix[size - 1, 0] += (2 * h) - 1 > 0 ? Math.Pow((2 * h) - 1, size) : 0;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var g = 1; g <= i - j + 1; g++)
                    matrix[i, j] /= g;
            }
        }

        var (power, exponent) = ScaledPower(matrix, n);
        var result = power[k - 1, k - 1];
        for (var i = 1; i <= n; i++)
        {
            result = result * i / n;
            if (result < 1e-140)
            {
                result *= 1e140;
                exponent -= 140;
            }
        }

        return result * Math.Pow(10, exponent);
    }

    private static (double[,] Power, int Exponent) ScaledPower(double[,] matrix, int n)
    {
        if (n == 1)
            return (matrix, 0);
        var (half, exponent) = ScaledPower(matrix, n / 2);
        var power = Multiply(half, half);
        exponent *= 2;
        if (n % 2 == 1)
            power = Multiply(matrix, power);
        var middle = power.GetLength(0) / 2;
        if (power[middle, middle] > 1e140)
        {
            for (var i = 0; i < power.GetLength(0); i++)
            {
                for (var j = 0; j < power.GetLength(1); j++)
                    power[i, j] *= 1e-140;
            }

            exponent += 140;
        }

        return (power, exponent);
    }

    private static double[,] Multiply(double[,] a, double[,] b)
    {
        var size = a.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < size; k++)
            {
                var factor = a[i, k];
                if (factor == 0)
                    continue;
                for (var j = 0; j < size; j++)
                    product[i, j] += factor * b[k, j];
            }
        }

        return product;
    }

    /// <summary>P(D ≤ x) for many values: four terms in powers of 1/√n (W. Pelz and I. J. Good, JRSS B 38, 1976), written for small x√n.</summary>
    private static double PelzGood(int n, double x)
    {
        var z = Math.Sqrt(n) * x;
        var z2 = z * z;
        var (z4, z6, z8) = (z2 * z2, z2 * z2 * z2, z2 * z2 * z2 * z2);
        const double p2 = Math.PI * Math.PI;
        const double p4 = p2 * p2;
        var root = Math.Sqrt(2 * Math.PI);
        Span<double> terms = stackalloc double[4];
        var last = (int)Math.Ceiling(16 * z / Math.PI);
        for (var k = last; k >= 1; k--)
        {
            double m2 = ((2 * k) - 1.0) * ((2 * k) - 1.0);
            var q = Math.Exp(-p2 / 8 / z2 * m2);
            terms[0] += q;
            terms[1] += q * (-z2 + (p2 / 4 * m2));
            terms[2] += q * ((6 * z6) + (2 * z4) + (((2 * z4) - (5 * z2)) * p2 / 4 * m2) + (p4 * (1 - (2 * z2)) / 16 * m2 * m2));
            terms[3] += q * ((-30 * z6) - (90 * z8) + (p2 * ((135 * z4) - (96 * z6)) / 4 * m2)
                + (p4 * ((-60 * z2) + (212 * z4)) / 16 * m2 * m2) + (p4 * p2 * (5 - (30 * z2)) / 64 * m2 * m2 * m2));
        }

        terms[0] *= root / z;
        terms[1] *= root / (6 * z4);
        terms[2] *= root / (72 * z6 * z);
        terms[3] *= root / (6480 * z8 * z2);
        for (var k = last; k >= 1; k--)
        {
            double k2 = (double)k * k;
            var q = Math.Exp(-p2 / 2 / z2 * k2);
            terms[2] -= p2 * root / (36 * z2 * z) * k2 * q;
            terms[3] += p2 * root / (216 * z6) * ((3 * z2) - (p2 * k2)) * k2 * q;
        }

        var size = Math.Sqrt(n);
        return terms[0] + (terms[1] / size) + (terms[2] / n) + (terms[3] / (n * size));
    }
}
