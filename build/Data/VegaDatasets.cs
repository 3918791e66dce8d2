using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Build.Data;

/// <summary>The npm package that carries the flights, trusted by the hashes of what is taken from it.</summary>
internal static class VegaDatasets
{
    public const string Version = "3.2.1";
    public const string Package = "vega-datasets@" + Version;

    private static readonly (string Name, string Sha256)[] Files =
    [
        ("flights-3m.parquet", "dbeb920c90f59b6ccaff823dcc3d08f25a97fa1ce128d93f40be4e931f5900b0"),
        ("airports.csv", "903c7169e6d558eefb95295fe2947ec8503135fbb855ea5c737cf4a90ea603ad"),
    ];

    public static async Task<bool> IsCompleteAsync(string folder)
    {
        foreach (var (name, sha256) in Files)
        {
            if (await HashAsync(Path.Combine(folder, name)) != sha256)
                return false;
        }

        return true;
    }

    /// <summary>Takes the files out of the archive that <c>npm pack</c> left in the folder, and deletes the archive.</summary>
    /// <exception cref="CakeException">The archive is missing or holds something else (exit code 3).</exception>
    public static async Task UnpackAsync(string folder)
    {
        var archive = Path.Combine(folder, $"vega-datasets-{Version}.tgz");
        if (!File.Exists(archive))
            throw new CakeException(3, $"npm pack left no {archive}.");
        await using (var file = File.OpenRead(archive))
        await using (var gzip = new GZipStream(file, CompressionMode.Decompress))
        await using (var tar = new TarReader(gzip))
        {
            while (await tar.GetNextEntryAsync() is { } entry)
            {
                if (Files.FirstOrDefault(f => entry.Name == "package/data/" + f.Name).Name is { } name)
                    await entry.ExtractToFileAsync(Path.Combine(folder, name), overwrite: true);
            }
        }

        foreach (var (name, sha256) in Files)
        {
            if (await HashAsync(Path.Combine(folder, name)) is var found && found != sha256)
                throw new CakeException(3, $"{name} of {Package}: SHA-256 is {found ?? "missing"}, expected {sha256}.");
        }

        File.Delete(archive);
    }

    private static async Task<string?> HashAsync(string path)
    {
        if (!File.Exists(path))
            return null;
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }
}
