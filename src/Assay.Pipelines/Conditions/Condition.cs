using System.Globalization;
using System.Text.Json;

namespace Assay.Pipelines.Conditions;

/// <summary>
/// The condition of a task: the part of CEL (Common Expression Language) that Kubeflow's compilers write: <c>inputs.parameter_values['k']</c>,
/// texts, numbers, <c>true</c>, <c>false</c>, <c>== != &lt; &lt;= &gt; &gt;=</c>, <c>&amp;&amp; || !</c>, parentheses, <c>int(x)</c>, <c>double(x)</c>.
/// Numbers are doubles, as in Kubeflow's backend; values of different types are unequal and can't be ordered.
/// </summary>
public static class Condition
{
    /// <summary>Whether the condition holds.</summary>
    /// <param name="condition">The expression.</param>
    /// <param name="parameters">The task's parameters.</param>
    /// <exception cref="PipelineException">The expression is outside this part of CEL, or names a parameter that the task doesn't take.</exception>
    public static bool Holds(string condition, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(parameters);
        var parser = new ConditionParser(condition, parameters);
        return parser.Evaluate();
    }

    internal static PipelineException Fault(string condition, int at, string expected) => new(
        "evaluate a condition",
        condition,
        at < condition.Length ? $"'{condition[at..Math.Min(condition.Length, at + 12)]}' at character {(at + 1).ToString(CultureInfo.InvariantCulture)}" : "its end",
        expected,
        "Write the condition with comparisons, &&, || and ! over inputs.parameter_values['…'].");
}
