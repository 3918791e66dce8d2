using Assay.Analyzers.Declarations;
using Assay.Analyzers.Monitors;
using Assay.Analyzers.Reporting;
using Assay.Generators.Models;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Models;

/// <summary>All rules about models; ASY4006 and 6006 are what the reader found wrong.</summary>
internal static class ModelRules
{
    public static void Check(Inquiry inquiry)
    {
        if (inquiry.Index.Model(inquiry.Type, inquiry.Cancellation) is not { } model)
            return;
        UnmonitoredRules.Check(inquiry, model);
        foreach (var problem in model.Problems)
        {
            if (problem.Kind == ModelProblemKind.Name)
                inquiry.Report(Descriptors.BadName, Places.Argument(inquiry.Attribute, null, 0, inquiry.Cancellation), Replacements.OfName(model.Name), problem.Detail);
            else
                inquiry.Report(Descriptors.NoModel, problem.Kind == ModelProblemKind.EmptyGate ? EmptyGate(inquiry) : null, problem.Detail);
        }

        Check(new ModelInquiry(inquiry, model));
    }

    private static void Check(ModelInquiry model)
    {
        UngatedRule.Check(model);
        if (model.Gates.Count == 0)
            return;
        RelativeGateRule.Check(model);
        EffectlessGateRule.Check(model);
        MetricNameRule.Check(model);
        GateColumnsRule.Check(model);
    }

    private static Location? EmptyGate(Inquiry inquiry) => inquiry.Type.GetAttributes()
        .Where(static attribute => attribute.Is(KnownAttributes.Gate) && attribute.NamedArguments.IsEmpty)
        .Select(attribute => Places.Of(attribute, inquiry.Cancellation)).FirstOrDefault();
}
