using System.Reflection;
using Assay.TestKit;
using Assay.TestKit.Snapshots;
using PublicApiGenerator;

namespace Assay.Api.Tests;

/// <summary>What each package promises its users. A change of it is seen, and read, before it is committed.</summary>
public class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new()
    {
        IncludeAssemblyAttributes = false,
        // How a member is implemented, with names that the compiler counts.
        ExcludeAttributes =
        [
            "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute",
            "System.Runtime.CompilerServices.AsyncStateMachineAttribute",
            "System.Runtime.CompilerServices.IteratorStateMachineAttribute",
        ],
    };

    // A tool has users, and no callers.
    private static readonly string[] s_packages =
    [
        .. Directory.EnumerateFiles(RepositoryRoot.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project) is var text
                && !text.Contains("<IsPackable>false", StringComparison.Ordinal) && !text.Contains("<PackAsTool>true", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project)),
    ];

    public static TheoryData<string> Packages => [.. s_packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_API_is_the_accepted_one(string package) =>
        Snapshot.Match(Assembly.Load(package).GeneratePublicApi(s_options) + "\n", $"{package}.txt");

    [Fact]
    public void Every_snapshot_is_of_a_package() => Assert.Equal(
        s_packages.Select(package => $"{package}.verified.txt").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(RepositoryRoot.Path("tests/Assay.Api.Tests/Snapshots"), "*.verified.txt").Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
