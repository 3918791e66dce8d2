namespace Assay.Data.Csv;

/// <summary>The part of a file in memory: from the first byte that is still needed on. Grows for long rows, up to a limit.</summary>
internal sealed class CsvBuffer(Stream utf8)
{
    /// <summary>Bytes behind the last one that may be read, and mean nothing: a vector needn't stop before the end.</summary>
    public const int Slack = 64;

    private const int FirstSize = 1 << 18;

    private byte[] _bytes = new byte[FirstSize + Slack];

    public byte[] Bytes => _bytes;

    /// <summary>Where the bytes end that were read.</summary>
    public int End { get; private set; }

    public bool IsEnded { get; private set; }

    /// <summary>What ends the last line of a file that has no line end there.</summary>
    public byte LineEnd
    {
        get;
        set
        {
            field = value;
            CloseLine();
        }
    }

    /// <summary>Drops what stands before <paramref name="start"/>, which then is 0, and reads on; false at the end of the file.</summary>
    public async ValueTask<bool> ReadAsync(int start, CancellationToken cancellation)
    {
        if (IsEnded)
            return false;
        if (start > 0)
        {
            _bytes.AsSpan(start, End - start).CopyTo(_bytes);
            End -= start;
        }

        if (End == _bytes.Length - Slack)
            Array.Resize(ref _bytes, checked((int)Math.Min(Array.MaxLength, ((_bytes.Length - Slack) * 2L) + Slack)));

        // A full buffer, so that the rows of many small reads are still read together.
        var before = End;
        while (End < _bytes.Length - Slack)
        {
            var read = await utf8.ReadAsync(_bytes.AsMemory(End, _bytes.Length - Slack - End), cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                IsEnded = true;
                CloseLine();
                break;
            }

            End += read;
        }

        return End > before;
    }

    private void CloseLine()
    {
        if (IsEnded && LineEnd != 0 && End > 0 && _bytes[End - 1] != LineEnd)
            _bytes[End++] = LineEnd;
    }
}
