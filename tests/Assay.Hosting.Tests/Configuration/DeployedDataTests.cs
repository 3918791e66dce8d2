using Assay.Hosting.Configuration;

namespace Assay.Hosting.Tests.Configuration;

public sealed class DeployedDataTests
{
    private static readonly string s_model = new Hosting.Declarations().Models.First().Descriptor.Name;

    [Fact]
    public async Task What_champions_challengers_and_champions_before_were_made_of_is_in_use()
    {
        var registry = new Registry(
            Version(4, "version 9", "2,1", ModelAlias.Champion), Version(5, "version 10", "4", ModelAlias.Challenger),
            Version(3, "version 8", ""), Version(2, "version 7", "1"), Version(1, "sha256:ab", ""));

        var uses = await new DeployedData(new Hosting.Declarations(), registry).OfAsync("trips", CancellationToken.None);

        Assert.Equal(["sha256:ab", "version 10", "version 7", "version 9"], uses.Select(use => use.Data).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(uses, use => use.By == $"{s_model} version 4 (champion)");
        Assert.Empty(await new DeployedData(new Hosting.Declarations(), registry).OfAsync("other", CancellationToken.None));
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_is_no_answer() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => new DeployedData(new Hosting.Declarations(), new Registry()).OfAsync("trips", CancellationToken.None));

    private static ModelVersion Version(int number, string data, string before, params string[] aliases) => new(
        s_model, number, "mem:", null, DateTimeOffset.UnixEpoch, aliases,
        new Dictionary<string, string> { ["assay.data.trips"] = data, ["assay.previous_champion"] = before });

    private sealed class Registry(params ModelVersion[] versions) : IModelRegistry
    {
        public Task<ModelVersion?> FindAsync(string model, string alias, CancellationToken cancellation = default) => versions.Length == 0
            ? throw new HttpRequestException("no server")
            : Task.FromResult(versions.FirstOrDefault(version => version.Model == model && version.Aliases.Contains(alias)));

        public Task<ModelVersion?> GetAsync(string model, int version, CancellationToken cancellation = default) =>
            Task.FromResult(versions.FirstOrDefault(one => one.Model == model && one.Version == version));

        public Task<IReadOnlyList<ModelVersion>> ListAsync(string model, CancellationToken cancellation = default) => Task.FromResult<IReadOnlyList<ModelVersion>>(versions);

        public Task<ModelVersion> RegisterAsync(string model, string folder, string? runId, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation = default) =>
            throw new NotSupportedException();

        public Task SetAliasAsync(string model, int version, string alias, CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task RemoveAliasAsync(string model, string alias, CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task SetTagAsync(string model, int version, string key, string value, CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task DownloadAsync(ModelVersion version, string folder, CancellationToken cancellation = default) => throw new NotSupportedException();
    }
}
