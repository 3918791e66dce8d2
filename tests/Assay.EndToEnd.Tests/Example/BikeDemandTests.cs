using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Example;

/// <summary>The regression example, as its page says.</summary>
public sealed class BikeDemandTests : IDisposable
{
    private readonly TempFolder _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task The_page_keeps_what_it_says()
    {
        Assert.Contains("17,379 rows", (await AssayAsync("validate", "rental-hours")).With(0).Out, StringComparison.Ordinal);
        (await AssayAsync("run", "bike-demand-train")).With(0);
        (await AssayAsync("run", "bike-demand-score")).With(0);
    }

    private Task<Ended> AssayAsync(params IEnumerable<string> arguments) => Programs.DotnetAsync(
        RepositoryRoot.Path("examples/BikeDemand"),
        new Dictionary<string, string> { ["ASSAY_WORKSPACE"] = _workspace.Path },
        [BuiltProject.Output("examples/BikeDemand", "BikeDemand.dll"), .. arguments]);
}
