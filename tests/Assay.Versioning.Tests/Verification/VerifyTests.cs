using System.Globalization;
using Assay.Versioning.Tests.Declarations;
using Assay.Versioning.Verification;

namespace Assay.Versioning.Tests.Verification;

public sealed class VerifyTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    private async Task CommitThreeAsync()
    {
        for (var version = 1; version <= 3; version++)
            await _fixture.CommitAsync([.. Enumerable.Range(1, 10 * version).Select(id => new Person { Id = id, Name = "n", Points = version })]);
    }

    private string FileOf(string pattern) => _fixture.Folder.File(_fixture.Folder.Files().First(file => file.Contains(pattern, StringComparison.Ordinal)));

    private static void FlipBit(string path, int at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    [Fact]
    public async Task What_was_committed_is_whole()
    {
        await CommitThreeAsync();

        var report = await _fixture.Store.VerifyAsync("people");

        Assert.True(report.IsWhole);
        Assert.Equal([1, 2, 3], report.Versions);
        Assert.Equal(3, report.Parts);
    }

    [Theory]
    [InlineData("data/part", 1)]
    [InlineData("changes/part", 2)]
    public async Task A_flipped_bit_of_a_part_is_named(string part, int version)
    {
        await _fixture.CommitAsync([.. Enumerable.Range(1, 10).Select(id => new Person { Id = id, Points = 1 })]);
        await _fixture.CommitAsync([.. Enumerable.Range(1, 11).Select(id => new Person { Id = id, Points = 1 })]);
        var path = FileOf(part);
        FlipBit(path, 40);

        var damage = Assert.Single((await _fixture.Store.VerifyAsync("people")).Damage);

        Assert.Equal((DamageKind.PartBytes, version, path), (damage.Kind, damage.Version, damage.Where));
        await Assert.ThrowsAsync<SourceException>(() => _fixture.RowsAsync<Person>("2"));
    }

    [Fact]
    public async Task A_part_that_is_gone_is_named()
    {
        await CommitThreeAsync();
        var path = FileOf("data/part");
        File.Delete(path);

        var damage = Assert.Single((await _fixture.Store.VerifyAsync("people")).Damage);

        Assert.Equal((DamageKind.MissingPart, 1, path), (damage.Kind, damage.Version, damage.Where));
        var thrown = await Assert.ThrowsAsync<SourceException>(() => _fixture.RowsAsync<Person>("3"));
        Assert.Equal(SourceFault.Missing, thrown.Fault);
    }

    [Fact]
    public async Task A_record_that_was_edited_breaks_the_chain()
    {
        await CommitThreeAsync();
        var path = FileOf("_assay/versions/2.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"author\": \"ann\"", "\"author\": \"bob\"", StringComparison.Ordinal));

        var damage = Assert.Single((await _fixture.Store.VerifyAsync("people")).Damage);

        Assert.Equal((DamageKind.Chain, 2), (damage.Kind, damage.Version));
    }

    [Fact]
    public async Task A_record_that_is_no_record_is_named()
    {
        await CommitThreeAsync();
        File.WriteAllText(FileOf("_assay/versions/2.json"), "{");

        var report = await _fixture.Store.VerifyAsync("people");

        Assert.Contains(report.Damage, damage => damage is { Kind: DamageKind.Record, Version: 2 });
        await Assert.ThrowsAsync<VersionStoreException>(() => _fixture.RowsAsync<Person>("2"));
    }

    [Fact]
    public async Task Rows_that_are_not_those_that_were_committed_are_told_by_their_hash()
    {
        await CommitThreeAsync();
        var path = FileOf("_assay/versions/3.json");
        var hash = (await _fixture.Store.FindAsync("people", "3"))!.ContentHash;
        File.WriteAllText(path, File.ReadAllText(path).Replace(hash, "fp128:" + 1.ToString("x32", CultureInfo.InvariantCulture) + ":30", StringComparison.Ordinal));

        var damage = Assert.Single((await _fixture.Store.VerifyAsync("people", "latest")).Damage);

        Assert.Equal((DamageKind.Content, 3, hash), (damage.Kind, damage.Version, damage.Found));
    }
}
