using System.Collections.Immutable;
using Assay.Analyzers.Reporting;

namespace Assay.Analyzers.Models;

/// <summary>ASY4005: without a champion there is nothing to compare with, and without a bound the gate then refuses.</summary>
internal static class RelativeGateRule
{
    public static void Check(ModelInquiry model)
    {
        if (model.Gates.Any(static one => one.HasBound) || model.Gates.FirstOrDefault(static one => one.IsRelative && one.Metric is not null) is not { } relative)
            return;
        var inquiry = model.Declaration;
        inquiry.Report(
            Descriptors.OnlyRelativeGate,
            Places.Argument(relative.Attribute, "NotWorseThanChampionBy", 0, inquiry.Cancellation),
            ImmutableDictionary<string, string?>.Empty.Add(GateSkeleton.Fact, GateSkeleton.For(relative.Gate.Metric)),
            model.Model.Name,
            GateSkeleton.For(relative.Gate.Metric));
    }
}
