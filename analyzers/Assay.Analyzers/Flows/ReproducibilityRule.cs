using System.Collections.Immutable;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows;

/// <summary>ASY3007: a cached step, a feature or a check depends on the clock, on chance or on the machine.</summary>
internal static class ReproducibilityRule
{
    /// <summary>The fact that says a seed could be given.</summary>
    public const string Seed = "Seed";

    /// <summary>The fact that says the place lies in a step.</summary>
    public const string InStep = "InStep";

    public static void Check(Step step)
    {
        if (!step.Attribute.Named("Cache", true))
            return;
        Check(step.Pipeline, step.Method, step.Reached, true, "its result may be taken from the cache: pass it as a parameter, seed it, or set Cache = false");
    }

    /// <summary>Checks the methods of a record of data.</summary>
    public static void Check(Inquiry dataset)
    {
        foreach (var (method, _) in StepMethods.Of(dataset.Type, KnownAttributes.Features))
            Check(dataset, method, "training and serving would make different features of the same row: take it from a column");
        foreach (var (method, _) in StepMethods.Of(dataset.Type, KnownAttributes.Check))
            Check(dataset, method, "the same rows would pass today and fail tomorrow: take it from a column");
    }

    private static void Check(Inquiry inquiry, IMethodSymbol method, string consequence) =>
        Check(inquiry, method, MethodWalk.From(method, inquiry.Index.Bodies, inquiry.Cancellation), false, consequence);

    private static void Check(Inquiry inquiry, IMethodSymbol method, IEnumerable<Reached> all, bool isStep, string consequence)
    {
        var places = new HashSet<Location>();
        foreach (var reached in all)
        {
            if (isStep && AnswersForItself(reached.Frame))
                continue;
            if (Chance.Of(reached.Operation) is not { } name || Told.IsOnlyTold(reached.Operation, reached.Frame.Body) || !places.Add(reached.Place))
                continue;
            var facts = ImmutableDictionary<string, string?>.Empty;
            if (isStep)
                facts = facts.Add(InStep, "");
            if (reached.Frame.Caller is null && Chance.TakesSeed(reached.Operation))
                facts = facts.Add(Seed, "");
            inquiry.Report(Descriptors.NotReproducible, reached.Place, facts, method.Name, reached.Named(name), consequence);
        }
    }

    private static bool AnswersForItself(Frame frame) => frame.Caller is not null
        && (frame.Method.GetAttributes().Find(KnownAttributes.Features) is not null || AnswersForItself(frame.Caller));
}
