using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows;

/// <summary>ASY3006: a step opens a source itself. <c>[OpensSource]</c> on it says why.</summary>
internal static class OpenedSourceRule
{
    public static void Check(Step step)
    {
        if (step.Method.GetAttributes().Find(KnownAttributes.OpensSource) is not null)
            return;
        var places = new HashSet<Location>();
        foreach (var reached in step.Reached)
        {
            if (SourceOpening.Of(reached) is { } name && places.Add(reached.Place))
                step.Pipeline.Report(Descriptors.OpenedSource, reached.Place, step.Method.Name, reached.Named(name));
        }
    }
}
