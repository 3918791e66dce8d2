using Assay.Versioning.Records;

namespace Assay.Versioning.Commits;

/// <summary>
/// The parts that a commit under way is about to name: <c>_assay/intents/TXN.json</c>, written before a part is published or found there. Who removes
/// parts looks at it before and after, so that a part that is on its way out and one that is just found again can't be the same.
/// </summary>
/// <param name="TxnId">The commit.</param>
/// <param name="Files">The paths of its parts.</param>
/// <param name="CreatedUtc">Since when.</param>
internal sealed record CommitIntent(Guid TxnId, IReadOnlyList<string> Files, DateTimeOffset CreatedUtc)
{
    /// <summary>An intent that is older is that of a process that died.</summary>
    private static readonly TimeSpan s_age = TimeSpan.FromDays(7);

    /// <summary>The paths that commits under way are about to name.</summary>
    public static HashSet<string> Paths(DatasetFolder folder, DateTimeOffset now) =>
    [
        .. StoredJson.ReadAll(folder.Intents, CommitIntentJson.Default.CommitIntent).Where(intent => now - intent.CreatedUtc < s_age).SelectMany(intent => intent.Files),
    ];
}

/// <summary>The intent of one commit: grows with each attempt, and goes with it.</summary>
internal sealed class CommitIntents(DatasetFolder folder, Guid transaction, TimeProvider time) : IDisposable
{
    private readonly string _path = Path.Combine(folder.Intents, transaction.ToString("N") + ".json");
    private readonly List<string> _files = [];

    /// <summary>Says durably which parts will be named.</summary>
    public Task AddAsync(IEnumerable<VersionFile> files, CancellationToken cancellation)
    {
        _files.AddRange(files.Select(file => file.Path));
        return StoredJson.ReplaceAsync(_path, new CommitIntent(transaction, _files, time.GetUtcNow()), CommitIntentJson.Default.CommitIntent, cancellation);
    }

    public void Dispose()
    {
        if (_files.Count > 0)
            File.Delete(_path);
    }
}

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(CommitIntent))]
internal sealed partial class CommitIntentJson : System.Text.Json.Serialization.JsonSerializerContext;
