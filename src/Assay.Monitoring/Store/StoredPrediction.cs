namespace Assay.Monitoring.Store;

/// <summary>A prediction as the store keeps it.</summary>
internal sealed class StoredPrediction
{
    /// <summary>Its id, unique within the model.</summary>
    public string Id { get; set; } = "";

    /// <summary>The model version that answered.</summary>
    public int Version { get; set; }

    /// <summary>The event time in UTC ticks.</summary>
    public long Time { get; set; }

    /// <summary>The request row as JSON.</summary>
    public string Request { get; set; } = "";

    /// <summary>The feature row as JSON.</summary>
    public string Input { get; set; } = "";

    /// <summary>The answer as JSON.</summary>
    public string Output { get; set; } = "";

    /// <summary>The value of the answer's <see cref="ScoreAttribute"/> column; null where it has none or the value is null.</summary>
    public double? Score { get; set; }

    /// <summary>The label, once it is known; 0 and 1 for a boolean.</summary>
    public double? Label { get; set; }
}
