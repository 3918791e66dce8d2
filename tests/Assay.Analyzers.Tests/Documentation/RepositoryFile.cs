using Assay.TestKit;
using Assay.TestKit.Snapshots;

namespace Assay.Analyzers.Tests.Documentation;

/// <summary>A file of the repository that a test keeps in step; it is written anew where snapshots are accepted.</summary>
internal static class RepositoryFile
{
    public static void Match(string path, Func<string, string> fill)
    {
        var file = RepositoryRoot.Path(path);
        var found = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var filled = fill(found);
        if (filled != found && Environment.GetEnvironmentVariable(Snapshot.AcceptVariable) == "1")
            File.WriteAllText(file, found = filled);
        Assert.True(filled == found, $"{path} is out of date. To accept: {Snapshot.AcceptVariable}=1 dotnet test\n\n{TextDiff.Render(found, filled)}");
    }
}
