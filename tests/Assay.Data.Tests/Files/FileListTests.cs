using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Files;

public sealed class FileListTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_glob_matches_in_ordinal_order_and_names_files_as_it_was_given()
    {
        foreach (var name in (string[])["data/b.parquet", "data/B.parquet", "data/a.parquet", "data/a.csv", "data/deep/c.parquet"])
            _folder.Write(name, "");

        Assert.Equal(["data/B.parquet", "data/a.parquet", "data/b.parquet"], Names("data/*.parquet"));
        Assert.Equal(["data/B.parquet", "data/a.parquet", "data/b.parquet", "data/deep/c.parquet"], Names("data/**/*.parquet"));
        Assert.Equal(["data/deep/c.parquet"], Names("data/*/c.parquet"));
        Assert.Equal([_folder.File("data/a.csv")], Names(_folder.File("data/*.csv")));
        Assert.All(FileSource.Files(Spec("data/*")), file => Assert.True(File.Exists(file.Path)));
    }

    [Fact]
    public void A_list_keeps_its_order_and_reads_a_file_once()
    {
        foreach (var name in (string[])["a.csv", "b.csv", "c.csv"])
            _folder.Write(name, "");

        Assert.Equal(["c.csv", "a.csv", "b.csv"], Names("c.csv", "*.csv"));
    }

    [Theory]
    [InlineData("none.parquet", "no such file")]
    [InlineData("data/*.parquet", "no file in data matches")]
    [InlineData("none/*.parquet", "no file in none matches")]
    [InlineData("*.parquet", "no file in the base folder matches")]
    [InlineData("data", "a folder")]
    [InlineData("s3://bucket/rows.parquet", "a URI of scheme s3")]
    public async Task What_is_not_there_is_missing_and_the_message_says_what_to_do(string path, string found)
    {
        _folder.Write("data/rows.csv", "a\n1\n");
        var missing = await Assert.ThrowsAsync<SourceException>(() => FileSource.Open(Flight.Plan, Spec(path)).CountAsync());

        Assert.Equal(SourceFault.Missing, missing.Fault);
        Assert.False(missing.IsData);
        Assert.Equal(path, missing.SourceName);
        Assert.Equal(found, missing.Found);
        Assert.DoesNotContain('\n', missing.Message);
        Assert.EndsWith(".", missing.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_extension_is_told_by_its_first_bytes_or_refused()
    {
        _folder.Write("rows", "x,y\n1,2\n");
        var refused = await Assert.ThrowsAsync<SourceException>(() => FileSource.Open(Flight.Plan, Spec("rows")).CountAsync());

        Assert.Equal(SourceFault.Malformed, refused.Fault);
        Assert.Contains("no extension that says CSV", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_of_a_file_is_its_sha256_and_that_of_several_minds_their_order()
    {
        _folder.Write("a.csv", "abc");
        _folder.Write("b.csv", "");

        Assert.Equal("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", await FileDigest.ComputeAsync(Spec("a.csv")));
        var both = await FileDigest.ComputeAsync(Spec("*.csv"));
        Assert.Equal(both, await FileDigest.ComputeAsync(new SourceSpec(["a.csv", "b.csv"]) { BaseFolder = _folder.Path }));
        Assert.NotEqual(both, await FileDigest.ComputeAsync(new SourceSpec(["b.csv", "a.csv"]) { BaseFolder = _folder.Path }));
        Assert.Matches("^sha256:[0-9a-f]{64}$", both);
    }

    public void Dispose() => _folder.Dispose();

    private SourceSpec Spec(string path) => new(path) { BaseFolder = _folder.Path };

    private IEnumerable<string> Names(params string[] paths) =>
        FileSource.Files(new SourceSpec(paths) { BaseFolder = _folder.Path }).Select(file => file.Name);
}
