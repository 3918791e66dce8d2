using System.Text.Json;
using Assay.Pipelines.Conditions;

namespace Assay.Pipelines.Tests.Conditions;

public sealed class ConditionTests
{
    private static readonly IReadOnlyDictionary<string, JsonElement> s_parameters = JsonDocument
        .Parse("""{"flag":true,"off":false,"auc":0.64,"n":3,"name":"it's","pipelinechannel--gate-m-Output":true,"list":[1]}""")
        .RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);

    [Theory]
    [InlineData("inputs.parameter_values['pipelinechannel--gate-m-Output'] == true", true)]
    [InlineData("inputs.parameter_values['flag']", true)]
    [InlineData("!(inputs.parameter_values['flag'] == true)", false)]
    [InlineData("inputs.parameter_values['auc'] >= 0.64", true)]
    [InlineData("inputs.parameter_values['auc'] > 0.64", false)]
    [InlineData("inputs.parameter_values['auc'] < -1", false)]
    [InlineData("int(inputs.parameter_values['n']) == 3", true)]
    [InlineData("inputs.parameter_values['n'] != 3", false)]
    [InlineData("inputs.parameter_values['name'] == 'it\\'s'", true)]
    [InlineData("inputs.parameter_values['name'] == \"other\"", false)]
    [InlineData("inputs.parameter_values['off'] || inputs.parameter_values['n'] <= 3.0", true)]
    [InlineData("inputs.parameter_values['off'] || inputs.parameter_values['flag'] && inputs.parameter_values['off']", false)]
    [InlineData("inputs.parameter_values['name'] == 3", false)]
    [InlineData("true || false && false", true)]
    [InlineData("(true || false) && false", false)]
    public void A_condition_is_evaluated_as_cel(string condition, bool holds) => Assert.Equal(holds, Condition.Holds(condition, s_parameters));

    [Theory]
    [InlineData("inputs.parameter_values['missing'] == true")]
    [InlineData("inputs.parameter_values['list'] == 1")]
    [InlineData("inputs.parameter_values['name'] < 3")]
    [InlineData("inputs.parameter_values['n']")]
    [InlineData("inputs.parameter_values['flag'] == true true")]
    [InlineData("inputs.parameter_values['flag'")]
    [InlineData("'open")]
    [InlineData("size('x') == 1")]
    [InlineData("")]
    public void What_is_outside_the_subset_is_refused(string condition) =>
        Assert.Throws<PipelineException>(() => Condition.Holds(condition, s_parameters));
}
