namespace Assay.Pipelines.Kubeflow;

/// <summary>Where Kubeflow Pipelines answers, and how to get in. <see cref="FromEnvironment"/> reads the variables that each member names.</summary>
public sealed record KubeflowOptions
{
    /// <summary>Where a pod finds the token of its service account for Kubeflow, where it was projected.</summary>
    public const string PodTokenPath = "/var/run/secrets/kubeflow/pipelines/token";

    /// <summary>
    /// The address in front of <c>/apis/v2beta1</c> (<c>KFP_ENDPOINT</c>, else <c>KF_PIPELINES_ENDPOINT</c>): a port-forward, the service in the
    /// cluster, or <c>https://HOST/pipeline</c> behind Kubeflow's gateway.
    /// </summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The address that people open (<c>KFP_UI_ENDPOINT</c>, else <c>KF_PIPELINES_UI_ENDPOINT</c>); null for <see cref="Endpoint"/>.</summary>
    public Uri? UiEndpoint { get; init; }

    /// <summary>The namespace (<c>KFP_NAMESPACE</c>); needed where the installation is shared by several users.</summary>
    public string? Namespace { get; init; }

    /// <summary>The experiment that runs go to (<c>KFP_EXPERIMENT</c>, else <c>KF_PIPELINES_DEFAULT_EXPERIMENT_NAME</c>); null for the pipeline's name.</summary>
    public string? Experiment { get; init; }

    /// <summary>A file with a bearer token (<c>KFP_TOKEN_PATH</c>, else <c>KF_PIPELINES_SA_TOKEN_PATH</c>), read anew at each call: such tokens rotate.</summary>
    public string? TokenPath { get; init; }

    /// <summary>A bearer token (<c>KFP_TOKEN</c>); a file wins over it.</summary>
    public string? Token { get; init; }

    /// <summary>The session's cookie behind a gateway, <c>name=value</c> (<c>KFP_COOKIE</c>).</summary>
    public string? Cookie { get; init; }

    /// <summary>The user to act for (<c>KFP_USERID</c>); only callers that the mesh trusts may say so.</summary>
    public string? UserId { get; init; }

    /// <summary>The header that carries the user (<c>KFP_USERID_HEADER</c>).</summary>
    public string UserIdHeader { get; init; } = "kubeflow-userid";

    /// <summary>The steps' image (<c>KFP_IMAGE</c>), with its digest; null where each run names it.</summary>
    public string? Image { get; init; }

    /// <summary>How the app is started in the image, words with blanks between (<c>KFP_PROGRAM</c>); null for <c>dotnet /app/&lt;app&gt;.dll</c>, where the SDK puts it.</summary>
    public string? Program { get; init; }

    /// <summary>Where the cluster keeps artifacts (<c>KFP_PIPELINE_ROOT</c>); null for the installation's default.</summary>
    public string? PipelineRoot { get; init; }

    /// <summary>The service account of the pods (<c>KFP_SERVICE_ACCOUNT</c>); null for the installation's default.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>How long one attempt may take. Default 60 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request that is safe to repeat is tried again after a passing failure. Default 3.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before the first repetition; doubles each time. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How soon a followed run is asked for again after something happened. Default 2 s.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How seldom a run is asked for in which nothing happens. Default 30 s.</summary>
    public TimeSpan MaxPollInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The page on which people see a run.</summary>
    /// <param name="runId">The run.</param>
    public Uri RunPage(string runId) => new($"{Base(UiEndpoint ?? Endpoint)}/#/runs/details/{Uri.EscapeDataString(runId)}");

    /// <summary>The type's name: what a record says of itself would hold secrets.</summary>
    public override string ToString() => nameof(KubeflowOptions);

    /// <summary>Reads the environment.</summary>
    /// <param name="read">Answers a variable, or null.</param>
    /// <param name="fileExists">Answers whether a file is there: the projected token is used where it is.</param>
    /// <returns>The options; null where no endpoint is set.</returns>
    /// <exception cref="FormatException">A variable is set to what it can't be; the message says which and what it takes.</exception>
    public static KubeflowOptions? FromEnvironment(Func<string, string?> read, Func<string, bool> fileExists)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(fileExists);
        if (Address("KFP_ENDPOINT", "KF_PIPELINES_ENDPOINT") is not { } endpoint)
            return null;
        return new()
        {
            Endpoint = endpoint,
            UiEndpoint = Address("KFP_UI_ENDPOINT", "KF_PIPELINES_UI_ENDPOINT"),
            Namespace = Text("KFP_NAMESPACE"),
            Experiment = Text("KFP_EXPERIMENT") ?? Text("KF_PIPELINES_DEFAULT_EXPERIMENT_NAME"),
            TokenPath = Text("KFP_TOKEN_PATH") ?? Text("KF_PIPELINES_SA_TOKEN_PATH") ?? (Text("KFP_TOKEN") is null && fileExists(PodTokenPath) ? PodTokenPath : null),
            Token = Text("KFP_TOKEN"),
            Cookie = Text("KFP_COOKIE"),
            UserId = Text("KFP_USERID"),
            UserIdHeader = Text("KFP_USERID_HEADER") ?? "kubeflow-userid",
            Image = Text("KFP_IMAGE"),
            Program = Text("KFP_PROGRAM"),
            PipelineRoot = Text("KFP_PIPELINE_ROOT"),
            ServiceAccount = Text("KFP_SERVICE_ACCOUNT"),
        };

        string? Text(string name) => read(name) is { Length: > 0 } value ? value : null;

        Uri? Address(string name, string other)
        {
            var (variable, text) = Text(name) is { } first ? (name, first) : (other, Text(other));
            if (text is null)
                return null;
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? uri
                : throw new FormatException($"{variable}: expected http:// or https:// and a host, found something else.");
        }
    }

    internal static string Base(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
