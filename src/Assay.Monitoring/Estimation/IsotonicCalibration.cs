namespace Assay.Monitoring.Estimation;

/// <summary>
/// Turns scores into probabilities by isotonic regression of labels on scores (pool adjacent violators: M. Ayer and others, Annals of
/// Mathematical Statistics 26, 1955), linear between the fitted points, constant outside. The convention of scikit-learn.
/// </summary>
internal sealed class IsotonicCalibration
{
    private readonly double[] _scores;
    private readonly double[] _chances;

    private IsotonicCalibration(double[] scores, double[] chances) => (_scores, _chances) = (scores, chances);

    /// <summary>Fits scores and labels of rows that the model did not learn from.</summary>
    /// <param name="scores">Scores, not empty.</param>
    /// <param name="labels">0 or 1, as many.</param>
    public static IsotonicCalibration Fit(double[] scores, double[] labels)
    {
        var sorted = (double[])scores.Clone();
        var outcomes = (double[])labels.Clone();
        Array.Sort(sorted, outcomes);
        var blocks = new List<(double First, double Last, double Sum, double Weight)>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            double sum = 0;
            while (end < sorted.Length && sorted[end] == sorted[start])
                sum += outcomes[end++];
            var block = (First: sorted[start], Last: sorted[start], Sum: sum, Weight: (double)(end - start));
            while (blocks.Count > 0 && blocks[^1].Sum * block.Weight >= block.Sum * blocks[^1].Weight)
            {
                block = (blocks[^1].First, block.Last, blocks[^1].Sum + block.Sum, blocks[^1].Weight + block.Weight);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
            start = end;
        }

        var x = new List<double>();
        var y = new List<double>();
        foreach (var (first, last, sum, weight) in blocks)
        {
            x.Add(first);
            y.Add(sum / weight);
            if (last > first)
            {
                x.Add(last);
                y.Add(sum / weight);
            }
        }

        return new([.. x], [.. y]);
    }

    /// <summary>The probability of the positive class at a score.</summary>
    public double Probability(double score)
    {
        var at = Array.BinarySearch(_scores, score);
        if (at >= 0)
            return _chances[at];
        var next = ~at;
        if (next == 0)
            return _chances[0];
        if (next == _scores.Length)
            return _chances[^1];
        var share = (score - _scores[next - 1]) / (_scores[next] - _scores[next - 1]);
        return _chances[next - 1] + (share * (_chances[next] - _chances[next - 1]));
    }
}
