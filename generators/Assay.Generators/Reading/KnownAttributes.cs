namespace Assay.Generators.Reading;

/// <summary>Metadata names of the attributes that declarations use. The generator can't reference the assembly that defines them.</summary>
internal static class KnownAttributes
{
    public const string Dataset = "Assay.DatasetAttribute";
    public const string Columns = "Assay.ColumnsAttribute";
    public const string Model = "Assay.ModelAttribute";
    public const string Pipeline = "Assay.PipelineAttribute";
    public const string Monitor = "Assay.MonitorAttribute`1";

    public const string Versioned = "Assay.VersionedAttribute";
    public const string NotVersioned = "Assay.NotVersionedAttribute";
    public const string NoRowKey = "Assay.NoRowKeyAttribute";
    public const string NoEventTime = "Assay.NoEventTimeAttribute";
    public const string Unvalidated = "Assay.UnvalidatedAttribute";
    public const string Features = "Assay.FeaturesAttribute";

    public const string RowKey = "Assay.RowKeyAttribute";
    public const string StoredAs = "Assay.StoredAsAttribute";
    public const string Unit = "Assay.UnitAttribute";
    public const string EventTime = "Assay.EventTimeAttribute";
    public const string KnownAfter = "Assay.KnownAfterAttribute";
    public const string Sensitive = "Assay.SensitiveAttribute";
    public const string Label = "Assay.LabelAttribute";
    public const string Score = "Assay.ScoreAttribute";
    public const string Predicted = "Assay.PredictedAttribute";
    public const string Id = "Assay.IdAttribute";
    public const string DerivedFrom = "Assay.DerivedFromAttribute";
    public const string DerivedFromOf = "Assay.DerivedFromAttribute`1";

    public const string InRange = "Assay.InRangeAttribute";
    public const string AtLeast = "Assay.AtLeastAttribute";
    public const string AtMost = "Assay.AtMostAttribute";
    public const string Matches = "Assay.MatchesAttribute";
    public const string LengthBetween = "Assay.LengthBetweenAttribute";
    public const string OneOf = "Assay.OneOfAttribute";
    public const string Unique = "Assay.UniqueAttribute";
    public const string RowCount = "Assay.RowCountAttribute";
    public const string MeanBetween = "Assay.MeanBetweenAttribute";
    public const string References = "Assay.ReferencesAttribute`1";
    public const string DistributionNear = "Assay.DistributionNearAttribute`1";
    public const string Check = "Assay.CheckAttribute";

    public const string Gate = "Assay.GateAttribute";
    public const string NoGate = "Assay.NoGateAttribute";
    public const string NoMonitor = "Assay.NoMonitorAttribute";
    public const string Drift = "Assay.DriftAttribute";
    public const string Performance = "Assay.PerformanceAttribute";
    public const string Alert = "Assay.AlertAttribute";
    public const string Step = "Assay.StepAttribute";
    public const string From = "Assay.FromAttribute";
    public const string OpensSource = "Assay.OpensSourceAttribute";
    public const string RandomSplit = "Assay.RandomSplitAttribute";
    public const string Discloses = "Assay.DisclosesAttribute";

    /// <summary>What others write: taken with our semantics, because the framework's own were measured to be wrong for data.</summary>
    public const string Range = "System.ComponentModel.DataAnnotations.RangeAttribute";
    public const string RegularExpression = "System.ComponentModel.DataAnnotations.RegularExpressionAttribute";
    public const string Required = "System.ComponentModel.DataAnnotations.RequiredAttribute";
    public const string Key = "System.ComponentModel.DataAnnotations.KeyAttribute";
    public const string StringLength = "System.ComponentModel.DataAnnotations.StringLengthAttribute";
    public const string MaxLength = "System.ComponentModel.DataAnnotations.MaxLengthAttribute";
    public const string MinLength = "System.ComponentModel.DataAnnotations.MinLengthAttribute";
    public const string Length = "System.ComponentModel.DataAnnotations.LengthAttribute";
    public const string Column = "System.ComponentModel.DataAnnotations.Schema.ColumnAttribute";
    public const string NotMapped = "System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute";
    public const string ColumnName = "Microsoft.ML.Data.ColumnNameAttribute";
    public const string NoColumn = "Microsoft.ML.Data.NoColumnAttribute";
}
