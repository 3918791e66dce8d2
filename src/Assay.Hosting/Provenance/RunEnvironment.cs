using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyModel;

namespace Assay.Hosting.Provenance;

/// <summary>What a run ran on: the artifact <c>assay/environment.json</c> of each run.</summary>
internal sealed record RunEnvironment
{
    /// <summary>The artifact's folder and name.</summary>
    public const string Folder = "assay";

    public const string FileName = "environment.json";

    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    public required MachineFacts Machine { get; init; }

    /// <summary>Packages and projects that the program was built of, by name.</summary>
    public required IReadOnlyDictionary<string, string> Packages { get; init; }

    /// <summary>The environment of this process.</summary>
    public static RunEnvironment OfProcess() => new()
    {
        Machine = new(
            RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture.ToString(),
            Environment.ProcessorCount,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            RuntimeInformation.FrameworkDescription),
        Packages = PackagesOf(DependencyContext.Default),
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, RunEnvironmentJson.Default.RunEnvironment);

    /// <summary>Reads the artifact.</summary>
    /// <exception cref="JsonException">The text is no such file.</exception>
    public static RunEnvironment Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, RunEnvironmentJson.Default.RunEnvironment) ?? throw new JsonException("null");

    /// <summary>What the program's <c>deps.json</c> lists; a program in a single file has none, and names the assemblies that it loaded.</summary>
    internal static IReadOnlyDictionary<string, string> PackagesOf(DependencyContext? dependencies)
    {
        var packages = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var library in dependencies?.RuntimeLibraries ?? [])
            packages[library.Name] = library.Version;
        if (packages.Count > 0)
            return packages;
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic))
        {
            var name = assembly.GetName();
            packages[name.Name!] = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? name.Version!.ToString();
        }

        return packages;
    }
}

/// <summary>The machine.</summary>
/// <param name="Os">The operating system and its version.</param>
/// <param name="Architecture">Such as <c>X64</c>.</param>
/// <param name="Cores">Cores that the process may use.</param>
/// <param name="MemoryBytes">Memory that the process may use: the container's limit, where there is one.</param>
/// <param name="Dotnet">The runtime and its version.</param>
internal sealed record MachineFacts(string Os, string Architecture, int Cores, long MemoryBytes, string Dotnet);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunEnvironment))]
internal sealed partial class RunEnvironmentJson : JsonSerializerContext;
