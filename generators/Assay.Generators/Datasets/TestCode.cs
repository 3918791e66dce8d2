using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets;

/// <summary>A method that calls one of the declaration's own for each row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reads">Lines that ask for the cells.</param>
/// <param name="Nulls">What answers for a row with a null that the method can't take; empty where none matters.</param>
/// <param name="Call">The call.</param>
internal sealed record TestCode(string Name, string[] Reads, string Nulls, string Call)
{
    /// <summary>The methods that put rows in scope, then the checks.</summary>
    public static IEnumerable<TestCode> Of(DatasetModel model)
    {
        foreach (var scope in model.Scopes)
            yield return Of(model, scope, NameOf(scope));
        for (var i = 0; i < model.Rules.Count; i++)
        {
            if (model.Rules[i].Method is { TakesStatistics: false } method)
                yield return Of(model, method, NameOf(i));
        }
    }

    /// <summary>The name of what calls a method that puts rows in scope.</summary>
    public static string NameOf(MethodModel scope) => "Scope" + scope.Name;

    /// <summary>The name of what calls the method of a rule.</summary>
    public static string NameOf(int rule) => $"Check{rule}";

    private static TestCode Of(DatasetModel model, MethodModel method, string name)
    {
        var parameters = method.Parameters;
        var nulls = parameters.Select(static (parameter, index) => parameter.TakesNull ? "" : $"cells{index}.IsNull(row)").Where(static test => test.Length > 0);
        var anyNull = string.Join(" || ", nulls);
        return new TestCode(
            name,
            [.. parameters.Select((parameter, index) => $"var cells{index} = batch.{CellCode.Of(model.Columns[parameter.Ordinal], parameter.TakesNull)};")],
            anyNull.Length == 0 ? "" : $"{anyNull} ? global::Assay.CompilerServices.RowAnswer.Null : ",
            $"{model.Type.GlobalName}.{Literals.Identifier(method.Name)}({string.Join(", ", parameters.Select((parameter, index) => Argument(model.Columns[parameter.Ordinal], parameter, index)))})");
    }

    private static string Argument(ColumnModel column, ParameterModel parameter, int index) =>
        column is { IsNested: true, IsValueType: true, TakesNull: true } && !parameter.TakesNull ? $"cells{index}[row]!.Value" : $"cells{index}[row]";
}
