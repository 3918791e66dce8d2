using Assay.CompilerServices;
using Assay.Monitoring.Drift;
using Assay.Monitoring.References;

namespace Assay.Monitoring.Windows;

/// <summary>
/// Compares a window's columns with the reference. An alarm is what is significant after Benjamini and Hochberg over the window's columns at
/// the declared false-alarm rate, so that of windows without drift at most that share has any alarm, AND whose effect is at least the
/// declared one, so that a growing window doesn't make a difference matter that doesn't.
/// </summary>
internal static class DriftJudge
{
    public static IReadOnlyList<DriftFinding> Judge(DriftDescriptor drift, ModelReference reference, WindowData data, List<string> notes)
    {
        var findings = new List<DriftFinding>();
        foreach (var column in reference.Columns)
        {
            // Left out before p-values are adjusted: what isn't watched must not cost the others power.
            if (data.PropertyOf(column) is { } property && drift.Except.Contains(property, StringComparer.Ordinal))
                continue;
            var found = column.Kind == ColumnKind.Number ? Numbers(column, data.Numbers(column)) : Categories(column, data.Categories(column));
            if (found is null)
                notes.Add($"Column '{column.Name}' of the reference is no longer a {(column.Kind == ColumnKind.Number ? "number" : "category")} of the model and was not compared.");
            else
                findings.Add(found);
        }

        var adjusted = FalseDiscovery.Adjust([.. findings.Select(finding => finding.PValue)]);
        return [.. findings.Select((finding, i) => finding with
        {
            AdjustedPValue = adjusted[i],
            Drifted = adjusted[i] <= drift.FalseAlarmRate && finding.Effect >= drift.MinEffect,
        })];
    }

    private static DriftFinding? Numbers(ColumnReference column, double[]? values)
    {
        if (values is null)
            return null;
        var present = Array.FindAll(values, double.IsFinite);
        Array.Sort(present);
        var counts = FrozenBins.Count(column.Edges, values);
        double[] sample = [.. column.Sample];
        var comparable = present.Length > 0 && sample.Length > 0;
        KolmogorovSmirnovResult? test = comparable ? KolmogorovSmirnov.Test(sample, present) : null;
        var p = test?.PValue ?? 1;
        // Values and gaps are two questions about one column: asked both, each may answer by chance, hence twice the smaller (Bonferroni).
        if (column.Counts.Missing + counts.Missing > 0)
            p = Math.Min(1, 2 * Math.Min(p, Missing(column.Counts, counts)));
        return Finding(column, counts, "ks", test?.Statistic, p) with { Wasserstein = comparable ? CompilerServices.Wasserstein.Of(sample, present) : null };
    }

    private static DriftFinding? Categories(ColumnReference column, string?[]? values)
    {
        if (values is null)
            return null;
        var counts = FrozenBins.Count(column.Categories, values);
        var (reference, current) = ChiSquare.Pool(column.Counts.WithMissing(), counts.WithMissing());
        var test = ChiSquare.Test(reference, current);
        return Finding(column, counts, "chi_square", test.Statistic, test.PValue);
    }

    private static double Missing(ColumnCounts reference, ColumnCounts current)
    {
        var (left, right) = ChiSquare.Pool([reference.Missing, reference.Bins.Sum()], [current.Missing, current.Bins.Sum()]);
        return ChiSquare.Test(left, right).PValue;
    }

    private static DriftFinding Finding(ColumnReference column, ColumnCounts counts, string method, double? statistic, double p)
    {
        var (reference, current) = (column.Counts.WithMissing(), counts.WithMissing());
        var psi = counts.Rows == 0 || column.Counts.Rows == 0 ? 0 : PopulationStability.Of(reference, current);
        return new()
        {
            Column = column.Name,
            Part = column.Part,
            Method = method,
            Statistic = statistic,
            PValue = p,
            AdjustedPValue = p,
            Psi = psi,
            Effect = psi == 0 ? 0 : Math.Max(0, psi - PopulationStability.OfSampling(reference, current)),
            JensenShannon = psi == 0 ? 0 : JensenShannon.Of(reference, current),
            MissingShare = counts.Rows == 0 ? 0 : (double)counts.Missing / counts.Rows,
            Drifted = false,
            Counts = counts,
        };
    }
}
