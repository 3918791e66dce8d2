namespace Assay.Monitoring.Ingest;

/// <summary>Counts rows of a file of labels.</summary>
internal sealed class LabelTally
{
    private const int MaxIds = 5;
    private readonly List<string> _conflicting = [];
    private readonly List<string> _unknown = [];

    public long Rows { get; set; }

    public long Labelled { get; set; }

    public long Repeated { get; set; }

    public long Missing { get; set; }

    public long Unreadable { get; set; }

    private long Conflicts { get; set; }

    private long Unknowns { get; set; }

    public void Conflict(string id)
    {
        Conflicts++;
        if (_conflicting.Count < MaxIds)
            _conflicting.Add(id);
    }

    public void Unknown(string id)
    {
        Unknowns++;
        if (_unknown.Count < MaxIds)
            _unknown.Add(id);
    }

    public LabelReport Report(string model, string source) => new()
    {
        Model = model,
        Source = source,
        Rows = Rows,
        Labelled = Labelled,
        Repeated = Repeated,
        Conflicting = Conflicts,
        Unknown = Unknowns,
        Missing = Missing,
        Unreadable = Unreadable,
        ConflictingIds = _conflicting,
        UnknownIds = _unknown,
    };
}
