using Assay.Tracking.Server;
using Microsoft.Extensions.Configuration;

namespace Assay.Hosting.Configuration;

/// <summary>Section <c>Assay:Access</c>: who may use what <c>serve</c> serves. Without token and users, MLflow's API is this machine's alone.</summary>
internal static class AccessSettings
{
    /// <summary>
    /// <c>Token</c> (<c>ASSAY_ACCESS__TOKEN</c>), <c>Users</c> by name (<c>ASSAY_ACCESS__USERS__ANA=pbkdf2-sha256$…</c>), <c>AllowedHosts</c> and
    /// <c>AllowedOrigins</c> with commas between.
    /// </summary>
    public static TrackingServerOptions Of(IConfigurationSection section) => new()
    {
        Token = section["Token"] is { Length: > 0 } token ? token : null,
        // Variables know no capitals, and so neither do names here.
        Users = section.GetSection("Users").GetChildren().ToDictionary(user => user.Key, user => user.Value ?? "", StringComparer.OrdinalIgnoreCase),
        AllowedHosts = List(section["AllowedHosts"]),
        AllowedOrigins = List(section["AllowedOrigins"]),
    };

    private static string[] List(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
