using Assay.Generators.Pipelines;
using Assay.Generators.Pipelines.Ir;

namespace Assay.Kfp.Tests;

/// <summary>Texts and numbers come back from YAML as they went in.</summary>
public class ScalarTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("plain")]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("NULL")]
    [InlineData("~")]
    [InlineData("y")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("012")]
    [InlineData("12:30:45")]
    [InlineData(".inf")]
    [InlineData("2001-01-01")]
    [InlineData("2.1.0")]
    [InlineData("1.2.3.4")]
    [InlineData("1..2")]
    [InlineData("a: b")]
    [InlineData("a:")]
    [InlineData("a:b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("--- a")]
    [InlineData("{{$}}")]
    [InlineData("[a]")]
    [InlineData("*a")]
    [InlineData("&a")]
    [InlineData("!a")]
    [InlineData("@a")]
    [InlineData("'a'")]
    [InlineData("\"a\"")]
    [InlineData("a\\nb")]
    [InlineData("a\nb\r\n\tc")]
    [InlineData("\0\u0001\u001f\u007f\u0085\u009f\u00a0\u2028\u2029\ufeff")]
    [InlineData("s3://bucket/Größe/日本.parquet")]
    [InlineData("🛫 to 🛬")]
    public void A_text_comes_back(string text) => Assert.Equal(text, Default(ParameterTypes.Text, Constant.Of(text)).StringValue);

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Equal("a\ufffdb", Default(ParameterTypes.Text, Constant.Of("a\ud83db")).StringValue);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0.1)]
    [InlineData(-2.5e-300)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(5e-324)]
    [InlineData(1e16)]
    [InlineData(123456789.125)]
    public void A_double_comes_back(double value) => Assert.Equal(value, Default(ParameterTypes.Double, Constant.Of(value)!).NumberValue);

    [Theory]
    [InlineData(0.1f)]
    [InlineData(1e-7f)]
    [InlineData(3.4028235e38f)]
    public void A_float_comes_back(float value) => Assert.Equal(value, (float)Default(ParameterTypes.Double, Constant.Of(value)!).NumberValue);

    [Theory]
    [InlineData(9007199254740991)]
    [InlineData(-9007199254740991)]
    [InlineData(0)]
    public void An_integer_comes_back(long value) => Assert.Equal(value, (long)Default(ParameterTypes.Integer, Constant.Of(value)!).NumberValue);

    [Fact]
    public void Numbers_that_Kubeflow_would_change_are_none()
    {
        Assert.Null(Constant.Of(9007199254740992));
        Assert.Null(Constant.Of(long.MinValue));
        Assert.Null(Constant.Of(double.NaN));
        Assert.Null(Constant.Of(float.PositiveInfinity));
    }

    private static Google.Protobuf.WellKnownTypes.Value Default(string type, Constant value)
    {
        var task = new IrTask("nothing", "comp-nothing");
        var pipeline = new IrPipeline("scalars", new IrComponent("root") { Tasks = [task], Parameters = [new IrParameter("x", type) { Default = value }] })
        {
            SdkVersion = "assay-0",
            Components = [new IrComponent("comp-nothing") { Executor = "exec-nothing" }],
            Executors = [new IrExecutor("exec-nothing", "image") { Command = ["run"], Arguments = ["{{$}}"] }],
        };
        return KfpDocument.Parse(IrYaml.Write(pipeline)).Spec.Root.InputDefinitions.Parameters["x"].DefaultValue;
    }
}
