using Assay.Analyzers.Declarations;
using Assay.Analyzers.Flows.Columns;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Flows;

/// <summary>All rules about what the methods of steps do.</summary>
internal static class StepRules
{
    public static void Check(Inquiry pipeline)
    {
        foreach (var (method, attribute) in StepMethods.Of(pipeline.Type, KnownAttributes.Step))
        {
            if (pipeline.Index.Bodies.Of(method, pipeline.Cancellation) is not { } body)
                continue;
            var step = new Step(pipeline, method, attribute, body);
            OpenedSourceRule.Check(step);
            ReproducibilityRule.Check(step);
            TrainingRunRule.Check(step);
            SwallowedExceptionRule.Check(step);
            BlockingCallRule.Check(step);
            UnusedCancellationRule.Check(step);
            RowsReadAgainRule.Check(step);
            RandomSplitRule.Check(step);
            LeakageRule.Check(step);
            SensitiveRule.Check(step);
        }
    }
}
