using Assay;

namespace Clinic
{
    /// <summary>Wards of the hospital.</summary>
    /// <param name="Code">Short name on doors and lists.</param>
    /// <param name="Name">Name in full.</param>
    /// <param name="Beds">Beds that can be used.</param>
    [Dataset("wards", Owner = "hospital-it", Source = "data/wards.csv")]
    [Versioned(VersionStrategy.Diff, Why = "a ward opens or closes now and then")]
    public sealed partial record Ward(
        [RowKey, Matches("^[A-Z]{1,3}[0-9]?$")] string Code,
        [LengthBetween(2, 60)] string Name,
        [Unit("{beds}"), InRange(0, 120)] int Beds);

    /// <summary>One row per stay.</summary>
    [Dataset("stays", Owner = "hospital-it", Source = "data/stays/*.jsonl", BatchBy = BatchBy.File)]
    [RowCount(Min = 1)]
    [Versioned(VersionStrategy.Snapshot, Keep = "3650d", Why = "kept as long as the law asks")]
    public sealed partial record Stay
    {
        /// <summary>Pseudonym of the stay.</summary>
        [RowKey]
        public required Guid Id { get; init; }

        /// <summary>Pseudonym of the patient.</summary>
        [Sensitive, LengthBetween(32, 32)]
        public required string Patient { get; init; }

        /// <summary>The ward.</summary>
        [References<Ward>(nameof(Clinic.Ward.Code))]
        public required string Ward { get; init; }

        /// <summary>When it began.</summary>
        [EventTime(MaxAge = "2d")]
        public required DateTimeOffset AdmittedAt { get; init; }

        /// <summary>When it ended; null while it goes on.</summary>
        public DateTimeOffset? DischargedAt { get; init; }

        /// <summary>Main diagnosis by ICD-10.</summary>
        [Sensitive, Matches("^[A-Z][0-9]{2}([.][0-9]{1,2})?$")]
        public required string Diagnosis { get; init; }

        /// <summary>Heart rate at admission; null where it wasn't taken.</summary>
        [Sensitive, Unit("{beats}/min"), InRange(20, 300), InRange(40, 180, Mostly = 0.95, Severity = Severity.Warning)]
        public short? HeartRate { get; init; }

        /// <summary>Body temperature at admission; null where it wasn't taken.</summary>
        [Sensitive, Unit("Cel"), InRange(25.0, 45.0)]
        public float? Temperature { get; init; }

        [Check("a stay ends after it began", When = nameof(HasEnded))]
        static bool EndsLater(DateTimeOffset admittedAt, DateTimeOffset? dischargedAt) => dischargedAt >= admittedAt;

        static bool HasEnded(DateTimeOffset? dischargedAt) => dischargedAt is not null;
    }
}
