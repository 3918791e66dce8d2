using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Assay.Tracking.Server;

/// <summary>Stands in front of every route: host name (DNS rebinding), origin of a change, credentials.</summary>
internal sealed class Guard(TrackingServerOptions options)
{
    private readonly byte[]? _bearer = options.Token is { } token ? Encoding.UTF8.GetBytes("Bearer " + token) : null;

    private readonly byte[]? _basic = options.Username is { } user
        ? Encoding.UTF8.GetBytes("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Demand(options.Password)}")))
        : null;

    private readonly Users _users = new(options.Users);

    /// <summary>Null where the request may pass; otherwise status and plain text of the refusal.</summary>
    internal (int Status, string Text)? Refuse(HttpContext http)
    {
        if (!IsAllowedHost(http.Request.Host.Host))
            return (403, "Invalid Host header - possible DNS rebinding attack detected");
        if (IsChange(http.Request.Method) && !IsAllowedOrigin(http.Request))
            return (403, "Cross-origin request blocked");
        return RefuseStranger(http);
    }

    /// <summary>The same by credentials alone, for a probe that names whatever host it likes.</summary>
    internal (int Status, string Text)? RefuseStranger(HttpContext http)
    {
        if (!options.AsksForCredentials)
        {
            var remote = http.Connection.RemoteIpAddress;
            return options.AccessDecidedByHost || remote is null || IPAddress.IsLoopback(remote)
                ? null
                : (403, "This tracking server is for its own machine: give it credentials to let others in.");
        }

        var authorization = http.Request.Headers.Authorization.ToString();
        var given = Encoding.UTF8.GetBytes(authorization);
        if (IsSame(given, _bearer) || IsSame(given, _basic) || _users.Know(authorization))
            return null;
        http.Response.Headers.WWWAuthenticate = _basic is not null || _users.Any ? "Basic realm=\"mlflow\"" : "Bearer";
        return (401, "You are not authenticated.");
    }

    private static bool IsSame(byte[] given, byte[]? expected) =>
        expected is not null && CryptographicOperations.FixedTimeEquals(given, expected);

    private static string Demand(string? password) =>
        string.IsNullOrEmpty(password) ? throw new ArgumentException("Username is set without a Password.") : password;

    private static bool IsChange(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private bool IsAllowedHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
        || options.AllowedHosts.Any(allowed => allowed == "*" || allowed.Equals(host, StringComparison.OrdinalIgnoreCase));

    private bool IsAllowedOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}
