using System.Xml.Linq;
using Assay.EndToEnd.Tests.Architecture.Samples;
using Assay.TestKit;
using NetArchTest.Rules;

namespace Assay.EndToEnd.Tests.Architecture;

public class RoomTests
{
    public static TheoryData<string> All => [.. Rooms.Allowed.Keys];

    public static TheoryData<string> Hosted => [.. Rooms.Hosted];

    [Fact]
    public void Every_project_of_the_house_has_its_place() => Assert.Equal(
        Rooms.Allowed.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(RepositoryRoot.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void A_room_references_only_rooms_that_it_may_know(string room) =>
        Assert.Empty(Rooms.Trespasses(room, ProjectReferences(room)));

    [Theory]
    [MemberData(nameof(Hosted))]
    public void A_room_is_compiled_against_only_rooms_that_it_may_know(string room) =>
        Assert.Empty(Rooms.Trespasses(room, Rooms.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!)));

    [Theory]
    [MemberData(nameof(Hosted))]
    public void No_type_names_a_room_that_its_own_may_not_know(string room)
    {
        var result = Types.InAssembly(Rooms.Load(room)).ShouldNot().HaveDependencyOnAny(Rooms.Forbidden(room)).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void A_room_that_knows_its_neighbour_is_found()
    {
        Assert.Equal(["Assay.Catalog"], Rooms.Trespasses("Assay.Validation", ["Assay", "Assay.Catalog", "Assay.Data", "System.Runtime"]));

        var result = Types.InAssembly(typeof(Neighbourly).Assembly)
            .That().ResideInNamespace(typeof(Neighbourly).Namespace).ShouldNot().HaveDependencyOnAny(Rooms.Forbidden("Assay.Catalog")).GetResult();
        Assert.Equal([typeof(Neighbourly).FullName], result.FailingTypeNames);
    }

    [Fact]
    public void What_declarations_need_comes_with_the_framework_alone()
    {
        Assert.All(Rooms.Load("Assay").GetReferencedAssemblies(), reference => Assert.True(IsOfFramework(reference.Name!), reference.Name));
        Assert.Empty(Project("Assay").Descendants("PackageReference"));
        Assert.Empty(Project("Assay").Descendants("FrameworkReference"));
        Assert.False(IsOfFramework("Apache.Arrow"));
        Assert.False(IsOfFramework("Microsoft.Extensions.Logging.Abstractions"));
    }

    private static bool IsOfFramework(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));

    private static IEnumerable<string> ProjectReferences(string room) =>
        Project(room).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private static XDocument Project(string room) => XDocument.Load(RepositoryRoot.Path($"src/{room}/{room}.csproj"));
}
