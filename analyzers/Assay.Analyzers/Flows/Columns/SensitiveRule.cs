using System.Collections.Immutable;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows.Columns;

/// <summary>ASY6004: a classified column stands as it is in a record, a log or an exception, where nothing masks it. <c>[Discloses]</c> says why.</summary>
internal static class SensitiveRule
{
    /// <summary>The fact that names the class.</summary>
    public const string Class = "Class";

    /// <summary>Checks the methods of a record of data: a check is given columns, by their names.</summary>
    public static void Check(Inquiry dataset)
    {
        foreach (var (method, _) in StepMethods.Of(dataset.Type, KnownAttributes.Features))
            Check(dataset, method, new FlowState());
        foreach (var (method, _) in StepMethods.Of(dataset.Type, KnownAttributes.Check))
            Check(dataset, method, OfColumns(dataset, method));
    }

    /// <summary>Checks a step.</summary>
    public static void Check(Step step) => Check(step.Pipeline, step.Method, new FlowState());

    /// <summary>Checks what a model answers.</summary>
    public static void CheckModel(Inquiry model)
    {
        foreach (var method in model.Type.GetMembers("PredictAsync").OfType<IMethodSymbol>())
            Check(model, method, new FlowState());
    }

    private static void Check(Inquiry inquiry, IMethodSymbol method, FlowState state)
    {
        if (method.GetAttributes().Find(KnownAttributes.Discloses) is not null || inquiry.Index.Bodies.Of(method, inquiry.Cancellation) is not { } body)
            return;
        var flow = new SensitiveFlow(inquiry.Index.Bodies, type => inquiry.Index.Dataset(type, inquiry.Cancellation), inquiry.Cancellation);
        flow.Follow(body, state);
        foreach (var (read, where, target) in flow.Found.OrderBy(static one => one.Read.Place.SourceSpan.Start).ThenBy(static one => one.Where, StringComparer.Ordinal))
        {
            var place = target is null ? null : Places.Of(target);
            inquiry.Report(
                Descriptors.Unmasked,
                read.Place,
                place is null ? [] : [place],
                ImmutableDictionary<string, string?>.Empty.Add(Class, read.Column.Sensitivity),
                read.Column.Name,
                read.Column.Sensitivity!.ToLowerInvariant(),
                where,
                target is null
                    ? "leave it out, or say why with [Discloses(\"…\")]"
                    : $"classify that member by [Sensitive(Sensitivity.{read.Column.Sensitivity})], leave it out, or say why with [Discloses(\"…\")]");
        }
    }

    private static FlowState OfColumns(Inquiry dataset, IMethodSymbol method)
    {
        var state = new FlowState();
        var columns = dataset.Index.Dataset(dataset.Type, dataset.Cancellation)?.Columns ?? [];
        foreach (var parameter in method.Parameters)
        {
            foreach (var column in columns)
            {
                if (SensitiveFlow.IsClassified(column) && string.Equals(column.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && Places.Of(parameter) is { } place)
                    state[parameter] = Flow.Of(new ColumnRead(place, column));
            }
        }

        return state;
    }
}
