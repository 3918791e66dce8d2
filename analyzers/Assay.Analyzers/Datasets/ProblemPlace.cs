using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets;

/// <summary>Finds the place of a problem, which the reader names without a position.</summary>
internal static class ProblemPlace
{
    /// <summary>The place; null for the declaration as a whole.</summary>
    public static Location? Of(DatasetInquiry dataset, DatasetProblem problem)
    {
        var cancellation = dataset.Declaration.Cancellation;
        if (problem.Kind == ProblemKind.Name)
            return Places.Argument(dataset.Declaration.Attribute, null, 0, cancellation);
        if (AttributeOf(dataset, problem) is { } attribute)
        {
            // An attribute that is inherited from another assembly has no place here, but its column has.
            return (problem.Kind switch
            {
                ProblemKind.Mostly or ProblemKind.When => Places.Argument(attribute, problem.Kind.ToString(), 0, cancellation),
                ProblemKind.RuleId => Places.Argument(attribute, "Id", 0, cancellation),
                ProblemKind.Duration => Places.Argument(attribute, "MaxAge", 0, cancellation),
                ProblemKind.Pattern or ProblemKind.Query => Places.Argument(attribute, null, 0, cancellation),
                ProblemKind.MethodSignature or ProblemKind.Features => MemberPlace(dataset, problem),
                _ => Places.Of(attribute, cancellation),
            }) ?? MemberPlace(dataset, problem);
        }

        return problem.Member.Length == 0 ? null : MemberPlace(dataset, problem);
    }

    private static AttributeData? AttributeOf(DatasetInquiry dataset, DatasetProblem problem)
    {
        if (problem.Attribute >= 0)
            return dataset.AttributeOf(problem.Member, problem.Attribute);
        return problem.Method is null && Methods(dataset, problem.Member).FirstOrDefault() is { } method ? Marker(method) : null;
    }

    private static Location? MemberPlace(DatasetInquiry dataset, DatasetProblem problem)
    {
        if (problem.Method is { } named)
        {
            return Methods(dataset, named).SelectMany(static method => method.Parameters)
                .Where(parameter => parameter.Name == problem.Member).Select(Places.Of).FirstOrDefault();
        }

        for (var type = dataset.Declaration.Type; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(problem.Member))
            {
                if (Places.Of(member) is { } place)
                    return place;
            }
        }

        return dataset.Declaration.Type.InstanceConstructors.SelectMany(static one => one.Parameters)
            .Where(parameter => parameter.Name == problem.Member).Select(Places.Of).FirstOrDefault(static place => place is not null);
    }

    private static IEnumerable<IMethodSymbol> Methods(DatasetInquiry dataset, string name) =>
        dataset.Declaration.Type.GetMembers(name).OfType<IMethodSymbol>().Where(static method => Marker(method) is not null);

    private static AttributeData? Marker(IMethodSymbol method) =>
        method.GetAttributes().Find(KnownAttributes.Check) ?? method.GetAttributes().Find(KnownAttributes.Features);
}
