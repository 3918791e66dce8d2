using System.Globalization;
using Assay.TestKit;

namespace Assay.Tracking.Tests.Faults;

public class LargeArtifactTests
{
    // What a server of nothing needs is far below; what it would hold of such a file, far above.
    private const long MostBytes = 200_000_000;

    // ASSAY_ARTIFACT_MB=2048 sends what people call a large model.
    private static long Bytes => long.Parse(Environment.GetEnvironmentVariable("ASSAY_ARTIFACT_MB") ?? "384", CultureInfo.InvariantCulture) * 1_000_000;

    [Fact]
    public async Task A_large_file_passes_through_in_little_memory()
    {
        using var folder = new TempFolder();
        using var server = await ServerProcess.StartAsync(folder.Path);
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(10) };
        const string Path = "/api/2.0/mlflow-artifacts/artifacts/0/run/artifacts/model.bin";
        using (var content = new StreamContent(new Pattern(Bytes)))
        using (var sent = await http.PutAsync(Path, content))
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());

        using var back = await http.GetAsync(Path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(Bytes, back.Content.Headers.ContentLength);
        await using var body = await back.Content.ReadAsStreamAsync();
        Assert.Equal(Bytes, await Pattern.CountSameAsync(body));
        Assert.InRange(server.PeakBytes, 1, MostBytes);
        Assert.Equal(["artifacts/0/run/artifacts/model.bin"], folder.Files().Where(file => file.StartsWith("artifacts", StringComparison.Ordinal)));
    }

    /// <summary>So many bytes, each telling its place, none of them held.</summary>
    private sealed class Pattern(long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public static async Task<long> CountSameAsync(Stream stream)
        {
            var buffer = new byte[1 << 16];
            var at = 0L;
            int read;
            while ((read = await stream.ReadAsync(buffer)) > 0)
            {
                for (var i = 0; i < read; i++, at++)
                {
                    if (buffer[i] != At(at))
                        return at;
                }
            }

            return at;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - _at);
            for (var i = 0; i < count; i++)
                buffer[i] = At(_at++);
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private static byte At(long place) => (byte)(place ^ (place >> 8) ^ (place >> 16));
    }
}
