using Assay.TestKit.Postgres;
using Npgsql;

namespace Assay.TestKit.Tests.Postgres;

public class PostgresClusterTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>
{
    [SkippableFact]
    public async Task It_keeps_rows_and_listens_on_loopback_only()
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        await using (var make = source.CreateCommand("CREATE TABLE kept(x int); INSERT INTO kept VALUES (7)"))
            await make.ExecuteNonQueryAsync();
        await using var read = source.CreateCommand("SELECT x || ' ' || current_setting('listen_addresses') FROM kept");
        Assert.Equal("7 127.0.0.1", await read.ExecuteScalarAsync());
    }

    [SkippableFact]
    public async Task It_does_not_run_as_root_and_is_gone_when_disposed()
    {
        var own = new PostgresCluster();
        await own.InitializeAsync();
        string folder;
        try
        {
            await using var source = NpgsqlDataSource.Create(own.ConnectionString);
            await using var command = source.CreateCommand("SELECT current_setting('data_directory')");
            folder = (string)(await command.ExecuteScalarAsync())!;
            Assert.NotEqual(0, UidOfServer(folder));
        }
        finally
        {
            await own.DisposeAsync();
        }

        Assert.False(Directory.Exists(folder));
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await using var connection = new NpgsqlConnection(own.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
        });
    }

    private static int UidOfServer(string data)
    {
        var process = File.ReadLines(Path.Combine(data, "postmaster.pid")).First();
        var line = File.ReadLines($"/proc/{process}/status").Single(l => l.StartsWith("Uid:", StringComparison.Ordinal));
        return int.Parse(line.Split('\t')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
