namespace Assay.Tracking.Artifacts;

/// <summary>Addresses of artifacts, and how one is made from another.</summary>
public static class ArtifactUri
{
    private const string Proxy = "mlflow-artifacts:";
    private const string Runs = "runs:/";

    /// <summary>The path of an <c>mlflow-artifacts:/path</c> address below the server's artifact root.</summary>
    /// <exception cref="TrackingException">Another kind of address (501), or a path that could leave the root (400).</exception>
    public static string ProxyPath(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.StartsWith(Proxy, StringComparison.OrdinalIgnoreCase))
        {
            throw TrackingException.Of(
                TrackingErrors.NotImplemented,
                $"Artifacts at '{SchemeOf(address)}' are not behind the tracking server. Start it with --serve-artifacts, or use the embedded store.");
        }

        var rest = address[Proxy.Length..];
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            // mlflow-artifacts://host:port/path names the tracking server itself.
            var slash = rest.IndexOf('/', 2);
            rest = slash < 0 ? "" : rest[slash..];
        }

        return ArtifactPath.Clean(rest.TrimStart('/'));
    }

    /// <summary>Whether an address is <c>runs:/[run]/path</c>.</summary>
    public static bool IsRun(string address) =>
        address is not null && address.StartsWith(Runs, StringComparison.OrdinalIgnoreCase);

    /// <summary>The run and path of <c>runs:/[run]/path</c>.</summary>
    /// <exception cref="TrackingException">400: no run, or a path that could leave its root.</exception>
    public static (string RunId, string Path) RunPath(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!IsRun(address))
            throw TrackingException.Invalid("Expected an address runs:/<run>/<path>.");
        var rest = address[Runs.Length..].TrimStart('/');
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var run = slash < 0 ? rest : rest[..slash];
        return run.Length == 0
            ? throw TrackingException.Invalid("Expected an address runs:/<run>/<path>.")
            : (run, ArtifactPath.Clean(slash < 0 ? "" : rest[(slash + 1)..]));
    }

    /// <summary>The address of a path of a run.</summary>
    public static string OfRun(string runId, string path) =>
        path is { Length: > 0 } ? $"{Runs}{runId}/{path}" : $"{Runs}{runId}";

    /// <summary>The address of a path below the server's artifact root.</summary>
    public static string OfProxy(string path) => $"{Proxy}/{path}";

    /// <summary>An address one level or more below another.</summary>
    public static string Below(string address, string path)
    {
        ArgumentNullException.ThrowIfNull(address);
        return string.IsNullOrEmpty(path) ? address : $"{address.TrimEnd('/')}/{path}";
    }

    private static string SchemeOf(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? address[..(colon + 1)] : "a local path";
    }
}
