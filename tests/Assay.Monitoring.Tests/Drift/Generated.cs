using System.Globalization;
using System.Text.Json;
using Assay.TestKit;

namespace Assay.Monitoring.Tests.Drift;

/// <summary>The reference's samples, drawn again from the generator it describes.</summary>
internal sealed class Generated(ulong seed)
{
    private ulong _state = seed;

    public static JsonElement Reference { get; } = ReferenceFile.Json("monitoring/reference.json").RootElement;

    public double U()
    {
        _state = unchecked((_state * 6364136223846793005) + 1442695040888963407);
        return (_state >> 11) * Math.Pow(2, -53);
    }

    public double Z()
    {
        double sum = 0;
        for (var i = 0; i < 12; i++)
            sum += U();
        return sum - 6;
    }

    /// <summary>A sample as the file describes it, sorted.</summary>
    public static double[] Sample(JsonElement description)
    {
        var draws = new Generated(description.GetProperty("seed").GetUInt64());
        var next = Formula(draws, description.GetProperty("formula").GetString()!);
        var values = new double[description.GetProperty("n").GetInt32()];
        for (var j = 0; j < values.Length; j++)
            values[j] = next(j);
        Array.Sort(values);
        return values;
    }

    /// <summary>Scores and labels of a model whose score is pulled to the middle by <paramref name="sharp"/> and moved by <paramref name="bias"/>.</summary>
    public static (double[] Scores, double[] Labels) Binary(ulong seed, int n, double sharp, double bias)
    {
        var draws = new Generated(seed);
        var (scores, labels) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var u = draws.U();
            var q = u * u * (3 - (2 * u));
            labels[i] = draws.U() < q ? 1 : 0;
            scores[i] = Math.Clamp(0.5 + (sharp * (q - 0.5)) + bias, 0, 1);
        }

        return (scores, labels);
    }

    private static Func<int, double> Formula(Generated draws, string formula) => formula switch
    {
        "z" => _ => draws.Z(),
        "z + (j odd ? 2 : -2)" => j => draws.Z() + (j % 2 == 1 ? 2 : -2),
        "1/sqrt(1-u)" => _ => 1 / Math.Sqrt(1 - draws.U()),
        "1.2/sqrt(1-u)" => _ => 1.2 / Math.Sqrt(1 - draws.U()),
        "min(9,i(12))" => _ => Math.Min(9, (int)(draws.U() * 12)),
        _ when formula.StartsWith("i(", StringComparison.Ordinal) => Whole(draws, Number(formula[2..^1])),
        _ when formula.StartsWith("z+", StringComparison.Ordinal) => Shifted(draws, Number(formula[2..])),
        _ when formula.StartsWith("z*", StringComparison.Ordinal) => Scaled(draws, Number(formula[2..])),
        _ => throw new ArgumentException($"No formula '{formula}'."),
    };

    private static Func<int, double> Whole(Generated draws, double bound) => _ => (int)(draws.U() * bound);

    private static Func<int, double> Shifted(Generated draws, double shift) => _ => draws.Z() + shift;

    private static Func<int, double> Scaled(Generated draws, double factor) => _ => draws.Z() * factor;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
