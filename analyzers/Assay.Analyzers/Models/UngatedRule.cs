using System.Collections.Immutable;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Models;

/// <summary>ASY4001: a pipeline makes a model, and nothing becomes of it. <c>[NoGate]</c> answers it.</summary>
internal static class UngatedRule
{
    public static void Check(ModelInquiry model)
    {
        var inquiry = model.Declaration;
        if (model.Model.NoGate is not null || inquiry.Type.GetAttributes().Find(KnownAttributes.Gate) is not null)
            return;
        if (inquiry.Index.Made(inquiry.Cancellation).PipelineOf(model.Model.Name) is not { } pipeline)
            return;
        inquiry.Report(
            Descriptors.Ungated,
            Places.Of(inquiry.Attribute, inquiry.Cancellation),
            ImmutableDictionary<string, string?>.Empty.Add(GateSkeleton.Fact, GateSkeleton.For(model.Label)),
            model.Model.Name,
            pipeline);
    }
}
