using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Assay.TestKit.Postgres;

/// <summary>
/// A PostgreSQL cluster of the tests' own (<c>IClassFixture&lt;PostgresCluster&gt;</c>): in a temporary folder, on a free port of
/// 127.0.0.1, without durability, stopped and deleted when the class is done. Its tests are <c>[SkippableFact]</c>s.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly string? _binaries = PostgresBinaries.Find();
    private string? _folder;
    private int _port;

    /// <summary>Connects to the cluster's database <c>postgres</c> as its superuser. Skips or fails where PostgreSQL is missing.</summary>
    public string ConnectionString => ConnectionTo("postgres");

    /// <summary>The same for another database of the cluster.</summary>
    public string ConnectionTo(string database)
    {
        RequiredService.Demand(_binaries is not null, "PostgreSQL", PostgresBinaries.Remedy);
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=assay;Database={database}");
    }

    /// <summary>Makes and starts the cluster, or does nothing where PostgreSQL is missing.</summary>
    public async Task InitializeAsync()
    {
        if (_binaries is null)
            return;
        var template = Path.Combine(Path.GetTempPath(), "assay-postgres-XXXXXX");
        _folder = (await ServerAccount.RunAsync("mktemp", ["-d", template])).Trim();
        await ServerAccount.RunAsync(
            Path.Combine(_binaries, "initdb"),
            ["-D", Data, "-U", "assay", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
        await StartAsync();
    }

    /// <summary>Stops the server and deletes its folder.</summary>
    public async Task DisposeAsync()
    {
        if (_folder is null)
            return;
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await ControlAsync("stop", "-m", "immediate", "-w");
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder!, "data");

    private async Task StartAsync()
    {
        // The free port may be taken by another between asking and listening.
        for (var attempt = 1; ; attempt++)
        {
            _port = FreePort();
            var options = string.Create(
                CultureInfo.InvariantCulture,
                $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c full_page_writes=off -c shared_buffers=16MB");
            try
            {
                await ControlAsync("start", "-w", "-t", "60", "-l", Path.Combine(_folder!, "server.log"), "-o", options);
                return;
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
            }
        }
    }

    private Task ControlAsync(string action, params IReadOnlyList<string> options) =>
        ServerAccount.RunAsync(Path.Combine(_binaries!, "pg_ctl"), [action, "-D", Data, .. options]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
