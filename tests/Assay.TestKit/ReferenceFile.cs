using System.Text.Json;

namespace Assay.TestKit;

/// <summary>Reference data under <c>tests/reference/</c>, each topic in a folder with a README that names source and licence.</summary>
public static class ReferenceFile
{
    /// <summary>Absolute path of a reference file.</summary>
    /// <param name="relative">Path from <c>tests/reference</c>, such as <c>monitoring/reference.json</c>.</param>
    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    public static string Path(string relative) => RepositoryRoot.Path("tests/reference/" + relative);

    /// <summary>The file's text, read as UTF-8.</summary>
    /// <inheritdoc cref="Path" path="/param|/exception"/>
    public static string Text(string relative) => File.ReadAllText(Path(relative));

    /// <summary>The file's bytes.</summary>
    /// <inheritdoc cref="Path" path="/param|/exception"/>
    public static byte[] Bytes(string relative) => File.ReadAllBytes(Path(relative));

    /// <summary>The file as JSON; dispose it.</summary>
    /// <inheritdoc cref="Path" path="/param|/exception"/>
    public static JsonDocument Json(string relative) => JsonDocument.Parse(Bytes(relative));
}
