using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>Reads what a step's method returns.</summary>
internal static class OutputReader
{
    public static IEnumerable<OutputDraft> Read(IMethodSymbol method, ITypeSymbol returned, ICollection<PipelineProblem> problems)
    {
        if (returned is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            foreach (var output in Elements(method, tuple, problems))
                yield return output;
        }
        else if (returned.TypeKind != TypeKind.Error && Read(method, returned, null, problems) is { } output)
        {
            yield return output;
        }
    }

    private static IEnumerable<OutputDraft> Elements(IMethodSymbol method, INamedTypeSymbol tuple, ICollection<PipelineProblem> problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in tuple.TupleElements)
        {
            if (element.Type.TypeKind == TypeKind.Error)
                continue;
            if (!element.IsExplicitlyNamedTupleElement)
            {
                problems.Add(PipelineProblem.OfStep(PipelineProblemKind.OutputUnnamed, method.Name, WireTypes.Shown(element.Type)));
                continue;
            }

            var name = Names.Snake(element.Name);
            if (!KubeflowNames.IsParameter(name))
                problems.Add(PipelineProblem.OfStep(PipelineProblemKind.InvalidName, method.Name, name));
            else if (!names.Add(name))
                problems.Add(PipelineProblem.OfStep(PipelineProblemKind.WireNameTaken, method.Name, name));
            else if (Read(method, element.Type, element.Name, problems) is { } output)
                yield return output;
        }
    }

    private static OutputDraft? Read(IMethodSymbol method, ITypeSymbol type, string? element, ICollection<PipelineProblem> problems)
    {
        string Name(string otherwise) => element is null ? otherwise : Names.Snake(element);

        if (WireTypes.RowType(type) is { } row)
        {
            if (row.TypeKind == TypeKind.Error)
                return null;
            var rows = WireTypes.Rows(row, method.ContainingAssembly);
            if (rows is null)
                problems.Add(PipelineProblem.OfStep(PipelineProblemKind.RowsUnmarked, method.Name, WireTypes.Shown(row)));
            return rows is null ? null : new OutputDraft(Name("rows"), ArgumentKind.Rows, DeclaredType.Global(row)) { Rows = rows, Element = element };
        }

        if (WireTypes.Model(type, method.ContainingAssembly) is { } model)
            return new OutputDraft(Name("model"), ArgumentKind.Model, DeclaredType.Global(type)) { Model = model, Element = element };
        if (WireTypes.IsMetrics(type))
            return new OutputDraft(Name("metrics"), ArgumentKind.Metrics, DeclaredType.Global(type)) { Element = element };
        problems.Add(PipelineProblem.OfStep(PipelineProblemKind.StepReturnType, method.Name, WireTypes.Shown(type)));
        return null;
    }
}
