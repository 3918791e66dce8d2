namespace Assay.Tracking.Server;

/// <summary>Who may use the embedded server. As it comes, only this machine may.</summary>
public sealed record TrackingServerOptions
{
    /// <summary>Host names besides <c>localhost</c> and loopback addresses that requests may name; <c>*</c> allows all. Others are answered 403.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins, such as <c>https://mlops.example</c>, whose pages may change things. The server's own always may.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Bearer token that every request but <c>/health</c> must carry; null asks for none.</summary>
    public string? Token { get; init; }

    /// <summary>Name for Basic authentication, with <see cref="Password"/>; null takes none.</summary>
    public string? Username { get; init; }

    /// <summary>Password for Basic authentication. There is no default.</summary>
    public string? Password { get; init; }

    /// <summary>Users for Basic authentication, by name: hashes that <see cref="PasswordHash.Of"/> makes, never passwords.</summary>
    public IReadOnlyDictionary<string, string> Users { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether anything must be shown to get in.</summary>
    public bool AsksForCredentials => Token is not null || Username is not null || Users.Count > 0;

    /// <summary>
    /// Whether the surrounding application decides who gets in, through what it puts on the group that <c>MapTracking</c> returns.
    /// Without it and without credentials, requests from other machines are answered 403.
    /// </summary>
    public bool AccessDecidedByHost { get; init; }

    /// <summary>Whether <c>/health</c> and <c>/version</c> are mapped too.</summary>
    public bool MapHealth { get; init; } = true;

    /// <summary>The type's name: what a record says of itself would hold secrets.</summary>
    public override string ToString() => nameof(TrackingServerOptions);
}
