namespace Assay.TestKit.Tests;

public class RepositoryRootTests
{
    [Fact]
    public void It_is_the_folder_that_holds_the_solution() =>
        Assert.True(File.Exists(Path.Combine(RepositoryRoot.Folder, "Assay.slnx")));

    [Fact]
    public void A_missing_file_fails_and_is_named()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => RepositoryRoot.Path("no/such/file.txt"));
        Assert.Contains("no/such/file.txt", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_reference_file_fails_and_is_looked_for_below_the_references()
    {
        var failure = Assert.Throws<FileNotFoundException>(() => ReferenceFile.Text("none.json"));
        Assert.Contains("tests/reference/none.json", failure.Message, StringComparison.Ordinal);
    }
}
