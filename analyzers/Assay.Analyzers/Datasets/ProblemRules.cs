using System.Collections.Immutable;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY1006, 1007, 1008, 1012, 1014, 1032, 3005 and 6006: what the reader found wrong with a record.</summary>
internal static class ProblemRules
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var problem in dataset.Model.Problems)
            dataset.Declaration.Report(Rule(problem.Kind), ProblemPlace.Of(dataset, problem), Facts(dataset, problem.Kind), problem.Detail);
    }

    private static ImmutableDictionary<string, string?> Facts(DatasetInquiry dataset, ProblemKind kind) =>
        kind == ProblemKind.Name ? Replacements.OfName(dataset.Model.Name) : ImmutableDictionary<string, string?>.Empty;

    private static DiagnosticDescriptor Rule(ProblemKind kind) => kind switch
    {
        ProblemKind.Name => Descriptors.BadName,
        ProblemKind.MethodSignature or ProblemKind.MethodArgument or ProblemKind.When or ProblemKind.UniqueColumn => Descriptors.NoSuchColumn,
        ProblemKind.AttributeType or ProblemKind.Bound or ProblemKind.EmptyRange or ProblemKind.Mostly or ProblemKind.RuleId => Descriptors.Contradiction,
        ProblemKind.Pattern => Descriptors.BadPattern,
        ProblemKind.Query => Descriptors.BadQuery,
        ProblemKind.Reference => Descriptors.BadReference,
        ProblemKind.Duration => Descriptors.BadTime,
        _ => Descriptors.NoRows,
    };
}
