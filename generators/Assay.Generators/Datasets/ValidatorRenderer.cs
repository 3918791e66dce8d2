using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets;

/// <summary>Renders the validator of a dataset: its rules with their kernels, fed with the columns that a batch has.</summary>
internal static class ValidatorRenderer
{
    private static readonly CodeTemplate s_template = CodeTemplate.Load("validator.sbn");

    public static string Render(DatasetModel model)
    {
        var patterns = model.Rules.Where(static rule => rule.Kind == "pattern").Select(static rule => rule.KernelArguments[0]).Distinct().ToList();
        HashSet<int> used =
        [
            .. model.Rules.SelectMany(static rule => rule.Columns),
            .. model.Scopes.SelectMany(static scope => scope.Parameters.Select(static parameter => parameter.Ordinal)),
        ];
        return s_template.Render(new Validator(
            GeneratedFile.Attribute,
            [.. patterns.Select(static (pattern, index) => new Pattern($"s_pattern{index}", pattern))],
            [.. model.Rules.Select((rule, index) => Field(rule, index, patterns))],
            [.. model.Columns.Where(column => used.Contains(column.Ordinal)).Select(static column => new ColumnUse(column.Ordinal, column.ViewType))],
            [.. model.Columns.Where(static column => column.IsNested).Select(static column => new Nesting(column.Ordinal, NestedReader.PlanOf(column) ?? "null"))],
            [.. model.Scopes.Select(scope => MethodOf(model, scope, $"Scope{scope.Name}", "_scope" + scope.Name, null))],
            [.. Groups(model)],
            [.. model.Rules.Select((rule, index) => (rule, index))
                .Where(static pair => pair.rule.Method is { TakesStatistics: false })
                .Select(pair => MethodOf(model, pair.rule.Method!, $"Check{pair.index}", $"_rule{pair.index}", pair.rule.When))]));
    }

    private static Rule Field(RuleModel rule, int index, List<string> patterns)
    {
        var arguments = rule.Kind == "pattern" ? [$"s_pattern{patterns.IndexOf(rule.KernelArguments[0])}"] : rule.KernelArguments;
        return new Rule($"_rule{index}", rule.Kernel, string.Join(", ", arguments.Prepend(Literals.Text(rule.Id))));
    }

    // Rules that need the same columns stand under one condition.
    private static IEnumerable<Group> Groups(DatasetModel model)
    {
        string? condition = null;
        var lines = new List<string>();
        for (var index = 0; index < model.Rules.Count; index++)
        {
            var rule = model.Rules[index];
            var next = Condition(model, rule);
            if (next != condition && lines.Count > 0)
            {
                yield return new Group(condition!, [.. lines]);
                lines.Clear();
            }

            condition = next;
            lines.AddRange(Observe(rule, $"_rule{index}", index));
        }

        if (lines.Count > 0)
            yield return new Group(condition!, [.. lines]);
    }

    private static string Condition(DatasetModel model, RuleModel rule)
    {
        var needed = new SortedSet<int>(rule.Columns);
        foreach (var scope in model.Scopes)
        {
            if (scope.Name == rule.When)
                needed.UnionWith(scope.Parameters.Select(static parameter => parameter.Ordinal));
        }

        return string.Join(" && ", needed.Select(static ordinal => $"has{ordinal}"));
    }

    private static IEnumerable<string> Observe(RuleModel rule, string field, int index)
    {
        var scope = rule.When is null ? null : $"scope{rule.When}";
        switch (rule.Kind)
        {
            case "unique":
                yield return $"{field}.Begin(batch);";
                foreach (var ordinal in rule.Columns)
                    yield return $"{field}.Add(column{ordinal});";
                yield return scope is null ? $"{field}.End(batch);" : $"{field}.End(batch, {scope});";
                break;
            case "row_count":
            case "check" when rule.Method!.TakesStatistics:
                yield return $"{field}.Observe(batch);";
                break;
            case "check":
                var columns = rule.Method!.Parameters.Select(static parameter => parameter.Ordinal).Distinct().Select(static ordinal => $"column{ordinal}");
                yield return $"Check{index}(batch, {string.Join(", ", columns)}{(scope is null ? "" : $", {scope}")});";
                break;
            default:
                yield return $"{field}.Observe(batch, column{rule.Columns[0]}{(scope is null ? "" : $", {scope}")});";
                break;
        }
    }

    private static Method MethodOf(DatasetModel model, MethodModel method, string name, string field, string? when)
    {
        var ordinals = method.Parameters.Select(static parameter => parameter.Ordinal).Distinct().ToList();
        return new Method(
            name,
            method.Name,
            field,
            string.Join(", ", ordinals.Select(ordinal => $"in global::Assay.CompilerServices.ColumnView<{model.Columns[ordinal].ViewType}> column{ordinal}")),
            string.Join(", ", ordinals.Select(static ordinal => $"column{ordinal}")),
            string.Join(" && ", ordinals.Select(static ordinal => $"has{ordinal}")),
            string.Join(" || ", method.Parameters.Where(static parameter => !parameter.TakesNull).Select(static parameter => parameter.Ordinal).Distinct()
                .Select(static ordinal => $"column{ordinal}.IsNull(row)")),
            $"{model.Type.GlobalName}.{Literals.Identifier(method.Name)}({string.Join(", ", method.Parameters.Select(parameter => Argument(model.Columns[parameter.Ordinal], parameter)))})",
            when is not null);
    }

    private static string Argument(ColumnModel column, ParameterModel parameter)
    {
        var cell = $"column{column.Ordinal}[row]";
        if (column.IsNested)
            cell = $"AssayPlan.Instance.Read{column.Ordinal}({cell})";
        if (column.Kind == ColumnKind.Enum)
            cell = $"AssayPlan.ParseEnum{column.Ordinal}({cell})";
        return parameter.TakesNull ? $"column{column.Ordinal}.IsNull(row) ? default({column.TypeName}?) : {cell}" : cell;
    }

    private sealed record Validator(
        string Attribute, Pattern[] Patterns, Rule[] Rules, ColumnUse[] Columns, Nesting[] Nested, Method[] Scopes, Group[] Groups, Method[] Checks);

    private sealed record Pattern(string Field, string Text);

    private sealed record Rule(string Field, string Type, string Arguments);

    private sealed record Nesting(int Ordinal, string Plan);

    private sealed record ColumnUse(int Ordinal, string View);

    private sealed record Group(string Condition, string[] Lines);

    /// <param name="Name">The name of the generated method.</param>
    /// <param name="Source">The name of the user's method.</param>
    /// <param name="Field">The rule, or the buffer of a scope.</param>
    /// <param name="Parameters">The columns, as parameters.</param>
    /// <param name="Columns">The columns, as arguments.</param>
    /// <param name="Condition">That all columns are there.</param>
    /// <param name="Nulls">That a cell is null which may not be; empty where none matters.</param>
    /// <param name="Call">The call of the user's method.</param>
    /// <param name="Scoped">Whether only rows in a scope are judged.</param>
    private sealed record Method(
        string Name, string Source, string Field, string Parameters, string Columns, string Condition, string Nulls, string Call, bool Scoped);
}
