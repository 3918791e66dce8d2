using System.Security.Cryptography;

namespace SampleFlights;

/// <summary>A file of vega-datasets 3.2.1, trusted by its hash.</summary>
internal static class PublishedFile
{
    public static string Open(string folder, string name, string sha256)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} is missing: run ./build.sh data first, or name the folder that holds it.", path);
        using var stream = File.OpenRead(path);
        var found = Convert.ToHexStringLower(SHA256.HashData(stream));
        return found == sha256
            ? path
            : throw new InvalidDataException($"{path}: SHA-256 is {found}, vega-datasets 3.2.1 has {sha256}.");
    }
}
