using System.Collections.Concurrent;
using System.Reflection;

namespace Assay.CompilerServices;

/// <summary>
/// Manifest entries that assemblies carry as metadata: the text that the build writes below <c>assay/</c>, so that a running program can't
/// know its declarations otherwise than the committed files do.
/// </summary>
internal static class CarriedManifests
{
    private const string Prefix = "assay:manifest/";

    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> s_carried = [];

    /// <summary>The entry of a dataset.</summary>
    /// <exception cref="InvalidOperationException">The assembly doesn't carry it: it was processed by something that drops metadata.</exception>
    internal static DatasetDescriptor Dataset(Assembly assembly, string name) =>
        s_carried.GetOrAdd(assembly, Read).TryGetValue($"datasets/{name}.json", out var text)
            ? DatasetDescriptor.Parse(text)
            : throw new InvalidOperationException(
                $"{assembly.GetName().Name} doesn't carry the manifest entry of dataset '{name}' as AssemblyMetadataAttribute: keep that attribute when trimming or merging assemblies.");

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var carried = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (one.Value is { } text && one.Key.StartsWith(Prefix, StringComparison.Ordinal))
                carried[one.Key[Prefix.Length..]] = text;
        }

        return carried;
    }
}
