using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Store;

/// <summary>Which addresses a client may give us. None is ever opened as a path of this machine.</summary>
internal static class Locations
{
    private static readonly string[] s_ours = ["mlflow-artifacts", "runs", "models"];

    private static readonly string[] s_remote =
        ["s3", "gs", "wasbs", "abfss", "hdfs", "viewfs", "dbfs", "r2", "http", "https", "ftp", "sftp", "hf"];

    /// <summary>Refuses an artifact location that is local, climbs, or carries a query or fragment.</summary>
    internal static void DemandRemote(string location)
    {
        var scheme = Scheme(location);
        if (location.AsSpan().ContainsAny("#;"))
            throw TrackingException.Invalid("'artifact_location' URL can't include fragments or params.");
        if (location.Contains('?', StringComparison.Ordinal))
            throw TrackingException.Invalid("Invalid query string");
        if (scheme is not "mlflow-artifacts" && !s_remote.Contains(scheme))
        {
            throw TrackingException.Invalid(
                $"Invalid artifact location scheme '{scheme}': expected mlflow-artifacts: or a remote store. Leave it out for the server's own place.");
        }

        DemandNoClimbing(location, "Invalid artifact location");
    }

    /// <summary>Refuses a model version's source that is local or climbs.</summary>
    internal static void DemandSource(string source)
    {
        var scheme = Scheme(source);
        if (!s_ours.Contains(scheme) && !s_remote.Contains(scheme))
        {
            throw TrackingException.Invalid(
                $"Invalid model version source: '{source}'. Upload the files to the run and give runs:/<run>/<path>, or an mlflow-artifacts: or remote address.");
        }

        DemandNoClimbing(source, $"Invalid model version source: '{source}'");
    }

    private static void DemandNoClimbing(string address, string fault)
    {
        var rest = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('/');
        try
        {
            ArtifactPath.Clean(rest);
        }
        catch (TrackingException)
        {
            throw TrackingException.Invalid($"{fault}. Give an absolute address without '..', '?', '#' or backslash.");
        }
    }

    private static string Scheme(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? "" : address[..colon].ToLowerInvariant();
    }
}
