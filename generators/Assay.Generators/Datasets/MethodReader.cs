using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads the static <c>bool</c> methods that rules call: their parameters are columns, matched by name and type.</summary>
internal sealed class MethodReader(INamedTypeSymbol type, IReadOnlyList<ColumnReader.Source> columns, ICollection<DatasetProblem> problems)
{
    // Rules over the whole batch judge no single rows, so nothing can put those in scope.
    private static readonly string[] s_withoutScope = ["row_count", "required", "max_age"];

    private readonly List<MethodModel> _scopes = [];

    /// <summary>The methods that put rows in scope, each once.</summary>
    public EquatableArray<MethodModel> Scopes => _scopes.ToEquatableArray();

    /// <summary>Reads a check; null, with a problem, where it can't be called.</summary>
    public MethodModel? Check(IMethodSymbol method)
    {
        if (!HasSignature(method, out var detail))
        {
            problems.Add(new DatasetProblem(ProblemKind.MethodSignature, method.Name, detail));
            return null;
        }

        if (method.Parameters is [{ Type: INamedTypeSymbol only }] && only.IsNamed("Assay.DatasetStatistics"))
            return new MethodModel(method.Name, []);
        if (method.Parameters is [{ Type: INamedTypeSymbol mine }, { Type: INamedTypeSymbol other }] && mine.IsNamed("Assay.DatasetStatistics") && other.IsNamed("Assay.DatasetStatistics`1"))
            return Beside(method, other.TypeArguments[0]);
        if (method.Parameters.Length == 0)
        {
            problems.Add(new DatasetProblem(ProblemKind.MethodSignature, method.Name, $"'{method.Name}' takes no column"));
            return null;
        }

        return Parameters(method, report: true) is { } parameters ? new MethodModel(method.Name, parameters.ToEquatableArray()) : null;
    }

    private MethodModel? Beside(IMethodSymbol method, ITypeSymbol other)
    {
        if (DatasetNames.Of(other) is { } name)
            return new MethodModel(method.Name, []) { Beside = DeclaredType.Global(other), BesideName = name };
        problems.Add(new DatasetProblem(ProblemKind.Reference, method.Name, $"{DeclaredType.Plain(other)} is no dataset"));
        return null;
    }

    /// <summary>Finds the method that <c>When</c> names; false, with a problem, where there is none.</summary>
    public bool TryScope(string name, string member, string kind, out string? scope)
    {
        scope = name;
        if (s_withoutScope.Contains(kind))
        {
            problems.Add(new DatasetProblem(ProblemKind.When, member, $"a rule of kind '{kind}' judges no single rows, so When has no meaning there"));
            return false;
        }

        if (_scopes.Exists(known => known.Name == name))
            return true;
        var methods = type.GetMembers(name).OfType<IMethodSymbol>().ToList();
        foreach (var method in methods)
        {
            if (HasSignature(method, out _) && method.Parameters.Length > 0 && Parameters(method, report: false) is { } parameters)
            {
                _scopes.Add(new MethodModel(name, parameters.ToEquatableArray()));
                return true;
            }
        }

        problems.Add(new DatasetProblem(ProblemKind.When, member, methods.Count == 0
            ? $"When names '{name}', which is no method of {type.Name}"
            : $"When names '{name}', which is no static bool method over columns of {type.Name}"));
        return false;
    }

    private List<ParameterModel>? Parameters(IMethodSymbol method, bool report)
    {
        var models = new List<ParameterModel>();
        foreach (var parameter in method.Parameters)
        {
            var wanted = ColumnTypes.Unwrap(parameter.Type, out var takesNull);
            var named = columns.FirstOrDefault(column => column.Column.Name == parameter.Name)
                ?? columns.FirstOrDefault(column => string.Equals(column.Column.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            if (named is not null && SymbolEqualityComparer.Default.Equals(named.ValueType, wanted))
            {
                models.Add(new ParameterModel(named.Column.Ordinal, takesNull && parameter.NullableAnnotation != NullableAnnotation.None));
                continue;
            }

            if (report)
            {
                problems.Add(new DatasetProblem(ProblemKind.MethodArgument, parameter.Name, named is null
                    ? $"'{parameter.Name}' of '{method.Name}' is no column of {type.Name}"
                    : $"'{parameter.Name}' of '{method.Name}' is of type {DeclaredType.Plain(parameter.Type)}, the column of type {DeclaredType.Plain(named.Property.Type)}")
                {
                    Method = method.Name,
                });
            }

            return null;
        }

        return models;
    }

    private static bool HasSignature(IMethodSymbol method, out string detail)
    {
        detail = !method.IsStatic ? $"'{method.Name}' is not static"
            : method.ReturnType.SpecialType != SpecialType.System_Boolean ? $"'{method.Name}' does not return bool"
            : method.IsGenericMethod ? $"'{method.Name}' has type parameters"
            : method.Parameters.Any(static parameter => parameter.RefKind is RefKind.Ref or RefKind.Out) ? $"'{method.Name}' takes a parameter by reference"
            : "";
        return detail.Length == 0;
    }
}
