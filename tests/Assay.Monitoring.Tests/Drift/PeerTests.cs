using System.Text.Json;
using Assay.CompilerServices;
using Assay.Monitoring.Drift;
using Assay.Monitoring.Estimation;

namespace Assay.Monitoring.Tests.Drift;

public sealed class PeerTests
{
    public static TheoryData<int, string> Numeric => Cases("numeric");

    public static TheoryData<int, string> Categorical => Cases("categorical");

    [Theory]
    [MemberData(nameof(Numeric))]
    public void Kolmogorov_and_Smirnov_agree_with_SciPy(int at, string name)
    {
        var peer = Generated.Reference.GetProperty("numeric")[at];
        var (reference, current) = (Generated.Sample(peer.GetProperty("reference")), Generated.Sample(peer.GetProperty("current")));
        var expected = Value(peer, "ks");

        var found = KolmogorovSmirnov.Test(reference, current);
        var asymptotic = KolmogorovSmirnov.Asymptotic(found.Statistic, reference.Length, current.Length);

        Close(expected.GetProperty("D").GetDouble(), found.Statistic, name);
        Close(expected.GetProperty("p_auto").GetDouble(), found.PValue, name);
        Close(expected.GetProperty("p_asymp").GetDouble(), asymptotic, name + " asymptotic");
    }

    [Theory]
    [MemberData(nameof(Numeric))]
    public void Wasserstein_agrees_with_SciPy(int at, string name)
    {
        var peer = Generated.Reference.GetProperty("numeric")[at];
        Close(
            Value(peer, "wasserstein").GetDouble(),
            Wasserstein.Of(Generated.Sample(peer.GetProperty("reference")), Generated.Sample(peer.GetProperty("current"))),
            name);
    }

    [Theory]
    [MemberData(nameof(Numeric))]
    public void Values_that_are_counted_are_as_far_apart_as_values_that_are_listed(int at, string name)
    {
        var peer = Generated.Reference.GetProperty("numeric")[at];
        var (reference, current) = (Counted(Generated.Sample(peer.GetProperty("reference"))), Counted(Generated.Sample(peer.GetProperty("current"))));

        Close(Value(peer, "ks").GetProperty("D").GetDouble(), KolmogorovDistance.Of(new(reference.Values, reference.Times), new(current.Values, current.Times)), name);
        Close(Value(peer, "wasserstein").GetDouble(), Wasserstein.Of(new WeightedSample(reference.Values, reference.Times), new(current.Values, current.Times)), name);

        static (double[] Values, long[] Times) Counted(double[] sample)
        {
            var groups = sample.GroupBy(value => value).OrderBy(group => group.Key).ToList();
            return ([.. groups.Select(group => group.Key)], [.. groups.Select(group => group.LongCount())]);
        }
    }

    [Theory]
    [MemberData(nameof(Categorical))]
    public void Counts_agree_with_SciPy_Evidently_and_NannyML(int at, string name)
    {
        var peer = Generated.Reference.GetProperty("categorical")[at];
        var (reference, current) = (Counts(peer, "reference"), Counts(peer, "current"));
        var corrected = Value(peer, "chi2_contingency_yates_if_dof1");
        var plain = Value(peer, "chi2_contingency_nocorrection");

        var found = ChiSquare.Test(reference, current);

        Assert.Equal(corrected.GetProperty("dof").GetInt32(), found.DegreesOfFreedom);
        Close(corrected.GetProperty("chi2").GetDouble(), found.Statistic, name);
        Close(corrected.GetProperty("p").GetDouble(), found.PValue, name);
        Close(plain.GetProperty("p").GetDouble(), ChiSquare.Test(reference, current, yates: false).PValue, name);
        Close(Math.Sqrt(plain.GetProperty("chi2").GetDouble() / (reference.Sum() + current.Sum())), ChiSquareStatistic.Of(reference, current).CramersV, name);
        Close(Value(peer, "nannyml_l_infinity").GetDouble(), GreatestDifference.Of(reference, current), name, within: 1e-12);
        Close(Value(peer, "evidently_psi").GetProperty("score").GetDouble(), PopulationStability.Of(reference, current), name);
        Close(Value(peer, "nannyml_js_base2").GetDouble(), JensenShannon.Of(reference, current), name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Isotonic_calibration_agrees_with_scikit_learn(int at)
    {
        var peer = Generated.Reference.GetProperty("binary_labels")[at];
        var (scores, labels) = Generated.Binary(peer.GetProperty("seed").GetUInt64(), peer.GetProperty("n").GetInt32(), peer.GetProperty("sharp").GetDouble(), 0);
        Assert.Equal(peer.GetProperty("check").GetProperty("positives").GetDouble(), labels.Sum());

        var calibration = IsotonicCalibration.Fit(scores, labels);

        var expected = peer.GetProperty("isotonic_at_0_1_to_0_9").EnumerateArray().ToArray();
        for (var i = 0; i < expected.Length; i++)
            Close(expected[i].GetDouble(), calibration.Probability((i + 1) / 10.0), $"at 0.{i + 1}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_estimated_AUC_agrees_with_NannyML(int at)
    {
        var peer = Generated.Reference.GetProperty("estimation")[at];
        var (learnt, outcomes) = Draw(peer.GetProperty("reference"));
        var (scores, _) = Draw(peer.GetProperty("analysis"));
        Func<double, double> chance = peer.GetProperty("needs_calibration").GetBoolean() ? IsotonicCalibration.Fit(learnt, outcomes).Probability : score => score;
        Assert.True(MetricTable.TryGet("auc", out var auc));
        var expected = peer.GetProperty("roc_auc").EnumerateArray().Skip(10).Select(value => value.GetDouble()).ToArray();

        for (var chunk = 0; chunk < expected.Length; chunk++)
        {
            var part = scores.AsSpan(chunk * 500, 500).ToArray();
            Close(expected[chunk], ExpectedMetric.Of(auc, part, Array.ConvertAll(part, score => chance(score))), $"chunk {chunk}", within: 1e-7);
        }

        static (double[] Scores, double[] Labels) Draw(JsonElement of) =>
            Generated.Binary(of.GetProperty("seed").GetUInt64(), of.GetProperty("n").GetInt32(), of.GetProperty("sharp").GetDouble(), of.GetProperty("bias").GetDouble());
    }

    private static TheoryData<int, string> Cases(string kind)
    {
        var cases = new TheoryData<int, string>();
        var at = 0;
        foreach (var peer in Generated.Reference.GetProperty(kind).EnumerateArray())
            cases.Add(at++, peer.GetProperty("name").GetString()!);
        return cases;
    }

    private static JsonElement Value(JsonElement peer, string name) => peer.GetProperty("values").GetProperty(name).GetProperty("value");

    private static long[] Counts(JsonElement peer, string side) =>
        [.. peer.GetProperty("counts").GetProperty(side).EnumerateArray().Select(count => count.GetInt64())];

    private static void Close(double expected, double found, string what, double within = 1e-9) =>
        Assert.True(Math.Abs(expected - found) <= within * Math.Abs(expected), $"{what}: expected {expected:R}, found {found:R}");
}
