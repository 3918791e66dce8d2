using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Architecture;

public class NamespaceTests
{
    public static TheoryData<string> Projects => [.. Rooms.Allowed.Keys.Where(room => room != "Assay")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_namespace_is_project_and_folder(string room) =>
        Assert.Empty(SourceFiles.Of(RepositoryRoot.Path($"src/{room}")).Where(file => file.Namespace != file.Place(room)).Select(file => file.Path));

    [Fact]
    public void What_users_name_lies_in_one_namespace_and_what_generated_code_calls_in_another() =>
        Assert.Empty(SourceFiles.Of(RepositoryRoot.Path("src/Assay"))
            .Where(file => file.Namespace != (file.Path.StartsWith("CompilerServices/", StringComparison.Ordinal) ? "Assay.CompilerServices" : "Assay"))
            .Select(file => file.Path));

    [Fact]
    public void A_file_in_the_wrong_place_is_found()
    {
        using var folder = new TempFolder();
        folder.Write("Right/A.cs", "using System;\nnamespace Room.Right;\n");
        folder.Write("Wrong/B.cs", "namespace Room.Right;\n");
        folder.Write("C.cs", "namespace Room;\n");
        folder.Write("obj/Debug/D.cs", "namespace Generated;\n");

        Assert.Equal(["Wrong/B.cs"], SourceFiles.Of(folder.Path).Where(file => file.Namespace != file.Place("Room")).Select(file => file.Path));
    }
}
