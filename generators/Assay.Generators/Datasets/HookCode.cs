using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets;

/// <summary>A method of the plan that answers for names in the manifest.</summary>
/// <param name="Type">What it gives.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameter">Its parameter.</param>
/// <param name="Argument">The parameter's name.</param>
/// <param name="Lines">The arms of its switch.</param>
internal sealed record HookCode(string Type, string Name, string Parameter, string Argument, string[] Lines)
{
    private const string Services = "global::Assay.CompilerServices.";

    /// <summary>The methods that the declaration needs.</summary>
    public static IEnumerable<HookCode> Of(DatasetModel model) => Hooks(model).Where(static hook => hook.Lines.Length > 0);

    private static IEnumerable<HookCode> Hooks(DatasetModel model)
    {
        var rules = model.Rules.Select(static (rule, index) => (Rule: rule, Index: index)).ToList();
        yield return new($"{Services}PlannedTest", "Test", "string method", "method",
        [
            .. model.Scopes.Select(static scope => Arm(Literals.Text(scope.Name), Planned(TestCode.NameOf(scope), scope))),
            .. rules.Where(static one => one.Rule.Method is { TakesStatistics: false })
                .Select(static one => Arm(Literals.Text(one.Rule.Id), Planned(TestCode.NameOf(one.Index), one.Rule.Method!))),
        ]);
        yield return new("global::System.Func<global::Assay.DatasetStatistics, bool>", "BatchTest", "string rule", "rule",
        [
            .. rules.Where(static one => one.Rule.Method is { TakesStatistics: true, Beside: null })
                .Select(one => Arm(Literals.Text(one.Rule.Id), $"{model.Type.GlobalName}.{Literals.Identifier(one.Rule.Method!.Name)}")),
        ]);
        yield return new("global::System.Func<global::Assay.DatasetStatistics, global::Assay.DatasetStatistics, bool>", "BesideTest", "string rule", "rule",
        [
            .. rules.Where(static one => one.Rule.Method is { Beside: not null })
                .Select(one => Arm(
                    Literals.Text(one.Rule.Id),
                    $"static (mine, other) => {model.Type.GlobalName}.{Literals.Identifier(one.Rule.Method!.Name)}(mine, new global::Assay.DatasetStatistics<{one.Rule.Method!.Beside}>(other.Rows, other.Columns))")),
        ]);
        yield return new($"{Services}DatasetPlan", "Target", "string rule", "rule",
        [
            .. rules.Where(static one => one.Rule.Target is not null)
                .Select(static one => Arm(Literals.Text(one.Rule.Id), $"{Services}AssayModules.Plan<{one.Rule.Target}>()")),
        ]);
        yield return new($"{Services}DatasetPlan?", "Nested", "int ordinal", "ordinal",
        [
            .. model.Columns.Where(static column => column.IsNested && NestedReader.PlanOf(column) is not null)
                .Select(static column => Arm(Literals.Of(column.Ordinal), NestedReader.PlanOf(column)!)),
        ]);
        yield return new($"{Services}NestedShape?", "Shape", "int ordinal", "ordinal",
            [.. model.Columns.Where(static column => column.IsNested).Select(static column => Arm(Literals.Of(column.Ordinal), $"Shape{column.Ordinal}"))]);
    }

    private static string Planned(string test, MethodModel method) =>
        $"new({test}, {string.Join(", ", method.Parameters.Select(static parameter => parameter.Ordinal).Distinct())})";

    private static string Arm(string key, string value) => $"{key} => {value},";
}
