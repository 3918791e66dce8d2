using Assay.CompilerServices;
using Assay.Versioning.Parts;
using Assay.Versioning.Reading;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Commits;

/// <summary>Rows without a key: they pass through once, in the source's order, into staged parts; memory holds 16 bytes a row.</summary>
internal sealed class KeylessContent : NewContent
{
    private readonly VersionLog _log;
    private readonly List<UInt128> _prints = [];
    private IReadOnlyList<StagedPart> _staged = [];

    private KeylessContent(VersionLog log) => _log = log;

    public override ContentSum Sum { get; } = new();

    public override string? KeyProblem => "the rows have no key";

    public static async Task<KeylessContent> ReadAsync(
        VersionLog log, DatasetDescriptor descriptor, IAsyncEnumerable<ColumnBatch> batches, int partRows, Guid transaction, CancellationToken cancellation)
    {
        var content = new KeylessContent(log);
        using var writer = new PartWriter(log.Folder, descriptor, partRows, transaction);
        await foreach (var batch in batches)
        {
            var prints = RowFingerprints.Of(descriptor, batch);
            content.Sum.Add(prints);
            content._prints.AddRange(prints);
            await writer.WriteAsync(batch, cancellation);
        }

        content._staged = await writer.CompleteAsync(cancellation);
        return content;
    }

    public override async Task<ContentChange> CompareAsync(VersionRecord? head, CancellationToken cancellation)
    {
        if (head is null)
            return new ContentChange(Sum.Rows, 0, 0, ContentChange.NoCells);
        var descriptor = StoredSchema.Descriptor(head);
        var before = new List<UInt128>();
        await foreach (var batch in new VersionReader(_log).ReadAsync(head, descriptor, null, cancellation))
            before.AddRange(RowFingerprints.Of(descriptor, batch));
        var common = Common([.. before], [.. _prints]);
        return new ContentChange(Sum.Rows - common, before.Count - common, 0, ContentChange.NoCells) { KeyProblem = KeyProblem };
    }

    protected override Task<IReadOnlyList<StagedPart>> StageAsync(CancellationToken cancellation) => Task.FromResult(_staged);

    protected override void DisposeStaged()
    {
        foreach (var part in _staged)
            part.Dispose();
    }

    private static long Common(UInt128[] a, UInt128[] b)
    {
        Array.Sort(a);
        Array.Sort(b);
        long common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var order = a[i].CompareTo(b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return common;
    }
}
