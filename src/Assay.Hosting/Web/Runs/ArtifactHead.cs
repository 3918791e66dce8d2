using Assay.Tracking;
using Assay.Tracking.Artifacts;

namespace Assay.Hosting.Web.Runs;

/// <summary>The beginning of an artifact, however long it is.</summary>
/// <param name="Content">Its first bytes.</param>
/// <param name="IsWhole">Whether that is all of it.</param>
internal sealed record ArtifactHead(ReadOnlyMemory<byte> Content, bool IsWhole)
{
    public static async Task<ArtifactHead> ReadAsync(ITrackingApi tracking, Run run, string path, int most, CancellationToken cancellation)
    {
        using var beginning = new Beginning(most);
        try
        {
            await tracking.Artifacts.DownloadAsync(ArtifactUri.OfRun(run.Info.RunId, path), beginning, cancellation);
            return new(beginning.ToArray(), true);
        }
        catch (EnoughException)
        {
            return new(beginning.ToArray(), false);
        }
    }

    private sealed class EnoughException : Exception;

    // Breaks the download off when it has what it wants: the rest may be gigabytes.
    private sealed class Beginning(int most) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            var room = most - (int)Length;
            base.Write(buffer, offset, Math.Min(room, count));
            if (count > room)
                throw new EnoughException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
