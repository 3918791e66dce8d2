namespace Assay.TestKit.Tests;

public class TempFolderTests
{
    [Fact]
    public void It_is_gone_with_its_files_when_disposed()
    {
        string path;
        using (var folder = new TempFolder())
        {
            path = folder.Path;
            folder.Write("a/b.txt", "text");
            Assert.Equal(["a/b.txt"], folder.Files());
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Two_of_them_share_nothing()
    {
        using var one = new TempFolder();
        using var other = new TempFolder();
        one.Write("x", "1"u8);
        Assert.Empty(other.Files());
    }
}
