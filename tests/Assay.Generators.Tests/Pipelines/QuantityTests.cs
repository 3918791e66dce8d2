using Assay.Generators.Pipelines;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>The grammar of <c>k8s.io/apimachinery/pkg/api/resource</c>.</summary>
public class QuantityTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("+2", 2)]
    [InlineData("-2", -2)]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("1.5", 1.5)]
    [InlineData("1.", 1)]
    [InlineData(".5", 0.5)]
    [InlineData("500m", 0.5)]
    [InlineData("100u", 1e-4)]
    [InlineData("100n", 1e-7)]
    [InlineData("4k", 4e3)]
    [InlineData("4M", 4e6)]
    [InlineData("4G", 4e9)]
    [InlineData("4T", 4e12)]
    [InlineData("4P", 4e15)]
    [InlineData("4E", 4e18)]
    [InlineData("4Ki", 4096)]
    [InlineData("512Mi", 536870912)]
    [InlineData("1.5Gi", 1610612736)]
    [InlineData("1Ti", 1099511627776)]
    [InlineData("1Pi", 1125899906842624)]
    [InlineData("1Ei", 1152921504606846976)]
    [InlineData("12e6", 12e6)]
    [InlineData("12E6", 12e6)]
    [InlineData("12e+6", 12e6)]
    [InlineData("1200e-3", 1.2)]
    public void A_quantity_has_the_value_that_Kubernetes_gives_it(string text, double value) => Assert.Equal(value, Quantities.Value(text)!.Value, 1e-12 * Math.Abs(value));

    [Theory]
    [InlineData("")]
    [InlineData(" 2")]
    [InlineData("2 ")]
    [InlineData("2 cores")]
    [InlineData("two")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData(".")]
    [InlineData("+")]
    [InlineData("--2")]
    [InlineData("4GB")]
    [InlineData("4gb")]
    [InlineData("4g")]
    [InlineData("4K")]
    [InlineData("4ki")]
    [InlineData("4mi")]
    [InlineData("4mB")]
    [InlineData("4e")]
    [InlineData("4e1.5")]
    [InlineData("4e 1")]
    [InlineData("Gi")]
    [InlineData("٤Gi")]
    public void What_Kubernetes_refuses_is_none(string text) => Assert.Null(Quantities.Value(text));

    [Theory]
    [InlineData("0")]
    [InlineData("0Gi")]
    [InlineData("-1")]
    [InlineData("1,5")]
    public void Nothing_is_no_amount(string text) => Assert.False(Quantities.IsAmount(text));
}
