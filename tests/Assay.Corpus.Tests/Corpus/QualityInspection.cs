using Assay;

namespace Factory;

/// <summary>What an inspector found.</summary>
public enum Finding : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A scratch.</summary>
    Scratch,

    /// <summary>A dent.</summary>
    Dent,

    /// <summary>Wrong in size.</summary>
    Size,
}

public static partial class Line
{
    /// <summary>One row per inspected part.</summary>
    [Dataset("inspections", Owner = "quality", Source = "data/inspections.csv")]
    [RowCount(Min = 100, Max = 100_000)]
    [Versioned(VersionStrategy.Snapshot, Keep = "1095d", Why = "exported whole at the end of a shift")]
    public sealed partial record Inspection
    {
        /// <summary>Serial number of the part.</summary>
        [RowKey, Matches("^[0-9]{4}-[0-9A-F]{8}$")]
        public required string Serial { get; init; }

        /// <summary>Day of the inspection.</summary>
        [EventTime(MaxAge = "1d")]
        public required DateOnly Day { get; init; }

        /// <summary>Shift of the day.</summary>
        [InRange(1, 3)]
        public required short @Shift { get; init; }

        /// <summary>Diameter of the bore.</summary>
        [Unit("mm"), InRange(9.90, 10.10), MeanBetween(9.98, 10.02)]
        public required double Diameter { get; init; }

        /// <summary>What was found.</summary>
        public required Finding Finding { get; init; }

        /// <summary>What the inspector wrote; null where there is nothing to say.</summary>
        [LengthBetween(1, 500)]
        public string? @Note { get; init; }

        [Check("a finding of size is one of the bore", Severity = Severity.Warning)]
        static bool SizeIsMeasured(Finding finding, double diameter) => finding != Finding.Size || diameter is < 9.95 or > 10.05;

        [Check("no shift is without parts")]
        static bool EveryShift(DatasetStatistics batch) => batch[nameof(@Shift)].Min == 1 && batch[nameof(@Shift)].Max == 3;
    }
}
