using System.Globalization;

namespace Assay.Tracking;

/// <summary>Where runs are tracked, and how to get in. Without <see cref="ServerUri"/> the embedded store of the workspace is used.</summary>
public sealed record TrackingOptions
{
    /// <summary>Address of an MLflow server, <c>http(s)://host[:port][/prefix]</c>; null for the embedded store.</summary>
    public Uri? ServerUri { get; init; }

    /// <summary>Name for Basic authentication; wins over <see cref="Token"/>.</summary>
    public string? Username { get; init; }

    /// <summary>Password for Basic authentication.</summary>
    public string? Password { get; init; }

    /// <summary>Bearer token.</summary>
    public string? Token { get; init; }

    /// <summary>Server of the model registry, where it is another one; null takes <see cref="ServerUri"/>.</summary>
    public Uri? RegistryUri { get; init; }

    /// <summary>Where the credentials were read, for messages about wrong ones: names of variables, never values.</summary>
    internal string? CredentialSource { get; init; }

    /// <summary>Whether any server certificate is accepted. For tests against one's own machine.</summary>
    public bool InsecureTls { get; init; }

    /// <summary>PEM file with the authorities to trust instead of the system's.</summary>
    public string? ServerCertificatePath { get; init; }

    /// <summary>PEM file with the client's certificate and key.</summary>
    public string? ClientCertificatePath { get; init; }

    /// <summary>How long one attempt may take until its answer begins. Default 120 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How often a request that is safe to repeat is tried again. Default 7.</summary>
    public int MaxRetries { get; init; } = 7;

    /// <summary>Wait before the first repetition; doubles each time. Default 2 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Experiment to log to by name; null takes the caller's.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>Experiment to log to by id; wins over the name.</summary>
    public string? ExperimentId { get; init; }

    /// <summary>A run that somebody else started and will end: log into it.</summary>
    public string? RunId { get; init; }

    /// <summary>Folder for what could not be sent; null takes <c>tracking/journal</c> of the workspace.</summary>
    public string? JournalFolder { get; init; }

    /// <summary>The type's name: what a record says of itself would hold secrets.</summary>
    public override string ToString() => nameof(TrackingOptions);

    /// <summary>Reads MLflow's environment variables.</summary>
    /// <param name="read">Answers a variable, or null; a host passes <c>Environment.GetEnvironmentVariable</c>.</param>
    /// <exception cref="FormatException">A variable is set to what it cannot be; the message says which and what it takes.</exception>
    public static TrackingOptions FromEnvironment(Func<string, string?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var options = new TrackingOptions
        {
            Username = Text("MLFLOW_TRACKING_USERNAME"),
            Password = Text("MLFLOW_TRACKING_PASSWORD"),
            Token = Text("MLFLOW_TRACKING_TOKEN"),
            InsecureTls = Text("MLFLOW_TRACKING_INSECURE_TLS") is { } tls && Flag("MLFLOW_TRACKING_INSECURE_TLS", tls),
            ServerCertificatePath = Text("MLFLOW_TRACKING_SERVER_CERT_PATH"),
            ClientCertificatePath = Text("MLFLOW_TRACKING_CLIENT_CERT_PATH"),
            ExperimentName = Text("MLFLOW_EXPERIMENT_NAME"),
            ExperimentId = Text("MLFLOW_EXPERIMENT_ID"),
            RunId = Text("MLFLOW_RUN_ID"),
        };
        options = options with
        {
            CredentialSource = options.Username is not null ? "MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD" : options.Token is not null ? "MLFLOW_TRACKING_TOKEN" : null,
            RegistryUri = Text("MLFLOW_REGISTRY_URI") is { } registry ? Address("MLFLOW_REGISTRY_URI", registry) : null,
        };
        if (Text("MLFLOW_HTTP_REQUEST_TIMEOUT") is { } timeout)
            options = options with { RequestTimeout = TimeSpan.FromSeconds(Number("MLFLOW_HTTP_REQUEST_TIMEOUT", timeout, 1)) };
        if (Text("MLFLOW_HTTP_REQUEST_MAX_RETRIES") is { } retries)
            options = options with { MaxRetries = Number("MLFLOW_HTTP_REQUEST_MAX_RETRIES", retries, 0) };
        return Text("MLFLOW_TRACKING_URI") is { } uri ? options.WithServer(uri) : options;

        string? Text(string name) => read(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>The same options with another server; <c>user:password@</c> in the address becomes Basic authentication.</summary>
    /// <exception cref="FormatException">Not an http or https address.</exception>
    public TrackingOptions WithServer(string address)
    {
        var uri = Address("MLFLOW_TRACKING_URI", address);
        if (uri.UserInfo.Length == 0)
            return this with { ServerUri = uri };
        var parts = uri.UserInfo.Split(':', 2);
        return this with
        {
            ServerUri = new UriBuilder(uri) { UserName = "", Password = "" }.Uri,
            Username = Username ?? Uri.UnescapeDataString(parts[0]),
            Password = Password ?? (parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : ""),
            CredentialSource = Username is null ? "the address (user:password@)" : CredentialSource,
        };
    }

    private static Uri Address(string variable, string address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return uri!;
        var scheme = address.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? address[..(colon + 1)] : "no scheme";
        var remedy = scheme.ToLowerInvariant() switch
        {
            "file:" or "no scheme" => "MLflow's file store can be imported once: assay tracking import --from FOLDER.",
            "sqlite:" or "postgresql:" or "mysql:" => "Start MLflow's server on that database (mlflow server --backend-store-uri …) and give its address.",
            _ => "Give the address of an MLflow server.",
        };
        throw new FormatException(
            $"{variable}: found {scheme}, expected http:// or https:// and a host. {remedy} "
            + "Leave it unset for the embedded store of the workspace, which `serve` offers to MLflow's own clients.");
    }

    private static bool Flag(string name, string text) => text.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new FormatException($"{name}: expected true or false."),
    };

    private static int Number(string name, string text, int least) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"{name}: expected a whole number of at least {least}.");
}
