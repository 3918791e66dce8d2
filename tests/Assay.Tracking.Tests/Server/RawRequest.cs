using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Assay.Tracking.Tests.Server;

/// <summary>A request whose target goes over the wire as it is written: HttpClient would tidy it up.</summary>
internal static class RawRequest
{
    public static async Task<(int Status, string Text)> SendAsync(Uri server, string method, string target, string headers = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        var body = method is "GET" ? "" : "evil";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        return (int.Parse(text.Split(' ', 3)[1], CultureInfo.InvariantCulture), text);
    }
}
