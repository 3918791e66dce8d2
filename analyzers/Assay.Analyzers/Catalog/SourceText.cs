namespace Assay.Analyzers.Catalog;

/// <summary>Reads a source as opening it does: a file or a glob from the project's folder on, or what a scheme makes of it.</summary>
internal static class SourceText
{
    // The formats that Assay.Data tells by a file's extension.
    private static readonly string[] s_extensions = [".parquet", ".pq", ".csv", ".tsv", ".jsonl", ".ndjson", ".json"];

    /// <summary>What stands before the first colon, in lower case; null where there is none, or one letter, which is a drive.</summary>
    public static string? Scheme(string source)
    {
        var colon = source.IndexOf(':');
        if (colon < 2)
            return null;
        for (var i = 0; i < colon; i++)
        {
            if (!(source[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '-' or '.'))
                return null;
        }

        return source.Substring(0, colon).ToLowerInvariant();
    }

    /// <summary>What binds a path to one machine, and what to do; null where nothing does.</summary>
    public static string? Binding(string path)
    {
        if (path[0] is '~' or '$' or '%')
            return $"begins with '{path[0]}', which nothing expands: write it from the project's folder on, and the rest in configuration";
        if (path[0] == '/' || (path.Length > 1 && path[1] == ':') || path.StartsWith(@"\\", StringComparison.Ordinal))
            return "is an absolute path: write it from the project's folder on, and where it lies elsewhere in configuration or --source";
        if (path.IndexOf('\\') >= 0)
            return "holds backslashes, which are no separators outside Windows: write '/'";
        return Leaves(path) ? "leaves the project's folder, which a container or another checkout doesn't have around it: name the place in configuration" : null;
    }

    /// <summary>The extension of what a path ends in, where no format is known of it.</summary>
    public static string? UnknownExtension(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        var dot = name.LastIndexOf('.');
        // Without one, the first bytes tell; a star may stand for a known one.
        if (dot <= 0 || dot == name.Length - 1)
            return null;
        var extension = name.Substring(dot);
        return extension.IndexOf('*') >= 0 || s_extensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? null : extension;
    }

    private static bool Leaves(string path)
    {
        var depth = 0;
        foreach (var part in path.Split('/'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0)
                return true;
        }

        return false;
    }
}
