using Cake.Core.IO;

namespace Assay.Cake.Tests.Fakes;

/// <summary>An environment in <c>/repo</c>; Cake's own would move this process there.</summary>
internal sealed class FakeEnvironment : ICakeEnvironment
{
    public DirectoryPath WorkingDirectory { get; set; } = "/repo";

    public DirectoryPath ApplicationRoot => "/app";

    public ICakePlatform Platform { get; } = new CakePlatform();

    public ICakeRuntime Runtime { get; } = new CakeRuntime();

    public DirectoryPath GetSpecialPath(SpecialPath path) => throw new InvalidOperationException("The aliases have no use for this.");

    public string? GetEnvironmentVariable(string variable) => null;

    public IDictionary<string, string?> GetEnvironmentVariables() => new Dictionary<string, string?>();
}
