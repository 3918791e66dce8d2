using System.Runtime.InteropServices;
using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Packages;

/// <summary>What is generated needs no reflection: a program of machine code, trimmed of all that nobody calls, validates a request.</summary>
[Collection(PackageTests.Name)]
public sealed class NativeTests(PackageFeed feed) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task A_native_program_validates_requests_without_a_warning_of_the_trimmer()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.RuntimeIdentifier.EndsWith("x64", StringComparison.Ordinal), "The compiler to machine code is here for Linux on x64.");
        RequiredService.Demand(File.Exists("/usr/bin/gcc"), "A linker", "apt-get install gcc libc6-dev");
        _folder.Write("nuget.config", feed.Configuration("packages"));
        foreach (var file in new[] { "Shop/Order.cs", "Native/Basket.cs", "Native/Program.cs", "Native/Shop.csproj" })
            _folder.Write($"shop/{Path.GetFileName(file)}", File.ReadAllText(RepositoryRoot.Path($"tests/Assay.EndToEnd.Tests/Packages/{file}.txt")));

        (await Programs.DotnetAsync(
            _folder.File("shop"), new Dictionary<string, string>(), "publish", "-nologo", "-r", "linux-x64", "-o", _folder.File("out"), "-p:UseSharedCompilation=false")).With(0);
        var run = (await Programs.RunAsync(_folder.File("out/Shop"), _folder.Path, new Dictionary<string, string>())).With(0);

        Assert.Equal(
            [
                "compiled while running: False",
                "orders: number, total",
                "Passed", """{"number":2,"total":20.5}""",
                "Failed orders.total.range", """{"number":2,"total":2000}""",
                "Passed  number",
                "baskets: number, lines, to, notes",
                "Passed", """{"number":1,"lines":[{"article":"AB","count":2}],"to":{"country":"AT","speed":"Fast"},"notes":["a","b"]}""",
                "Failed baskets.lines[].article.pattern,baskets.lines[].count.range,baskets.to.country.length",
                """{"number":2,"lines":[{"article":"AB","count":2},{"article":"ab","count":0}],"to":{"country":"AUT","speed":"Slow"},"notes":null}""",
                "Failed baskets.lines.length", """{"number":3,"lines":[],"to":null,"notes":null}""",
                "Failed baskets.lines[].count.range lines[0].count",
            ],
            run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
