using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>Reads what a step's method takes.</summary>
internal static class WantReader
{
    public static IEnumerable<WantDraft> Read(IMethodSymbol method, ICollection<PipelineProblem> problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.TypeKind == TypeKind.Error || Read(method, parameter, problems) is not { } want)
                continue;
            if (want.IsWire)
            {
                var name = Names.Snake(parameter.Name);
                if (!KubeflowNames.IsParameter(name))
                    problems.Add(PipelineProblem.OfInput(PipelineProblemKind.InvalidName, method.Name, parameter.Name, name));
                else if (!names.Add(name))
                    problems.Add(PipelineProblem.OfInput(PipelineProblemKind.WireNameTaken, method.Name, parameter.Name, name));
            }

            yield return want;
        }
    }

    private static WantDraft? Read(IMethodSymbol method, IParameterSymbol parameter, ICollection<PipelineProblem> problems)
    {
        var from = parameter.GetAttributes().Find("Assay.FromAttribute");
        var want = Plain(method, parameter, problems);
        if (from is null || want is null)
            return want;
        if (!want.IsWire)
            problems.Add(PipelineProblem.OfInput(PipelineProblemKind.FromOnService, method.Name, parameter.Name));
        return want with { FromStep = from.Argument<string>(0), FromOutput = from.Argument<string>(1) };
    }

    private static WantDraft? Plain(IMethodSymbol method, IParameterSymbol parameter, ICollection<PipelineProblem> problems)
    {
        var type = parameter.Type;
        if (WireTypes.RowType(type) is { } row)
        {
            if (row.TypeKind == TypeKind.Error)
                return null;
            var rows = WireTypes.Rows(row, method.ContainingAssembly);
            if (rows is null)
                problems.Add(PipelineProblem.OfInput(PipelineProblemKind.RowsUnmarked, method.Name, parameter.Name, WireTypes.Shown(row)));
            return rows is null ? null : new WantDraft(parameter.Name, ArgumentKind.Rows, DeclaredType.Global(row)) { Rows = rows };
        }

        if (WireTypes.Model(type, method.ContainingAssembly) is { } model)
            return new WantDraft(parameter.Name, ArgumentKind.Model, DeclaredType.Global(type)) { Model = model };
        if (WireTypes.IsMetrics(type))
            return new WantDraft(parameter.Name, ArgumentKind.Metrics, DeclaredType.Global(type));
        if (WireTypes.IsRun(type))
            return new WantDraft(parameter.Name, ArgumentKind.Run, "");
        if (WireTypes.IsCancellation(type))
            return new WantDraft(parameter.Name, ArgumentKind.Cancellation, "");
        if (type.IsValueType || type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Array or TypeKind.Dynamic or TypeKind.Pointer)
        {
            problems.Add(PipelineProblem.OfInput(PipelineProblemKind.StepParameterType, method.Name, parameter.Name, WireTypes.Shown(type)));
            return null;
        }

        return new WantDraft(parameter.Name, ArgumentKind.Service, DeclaredType.Global(type));
    }
}
