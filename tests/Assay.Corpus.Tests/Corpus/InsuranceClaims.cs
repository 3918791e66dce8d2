using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using Assay;

namespace Claims;

/// <summary>A policy, as the old system's entity has it: DataAnnotations are understood.</summary>
[Dataset("policies", Owner = "claims", Source = "data/policies.csv")]
[RowCount(Min = 1)]
[Versioned(VersionStrategy.Diff, Why = "few policies change in a month")]
public partial class Policy
{
    /// <summary>The policy's number.</summary>
    [Key, RegularExpression("^P[0-9]{8}$"), Column("policy_no")]
    public string Number { get; set; } = "";

    /// <summary>Line of business.</summary>
    [Required, StringLength(20, MinimumLength = 2)]
    public string Line { get; set; } = "";

    /// <summary>Sum insured.</summary>
    [Range(0, 50_000_000), Unit("EUR")]
    public decimal SumInsured { get; set; }

    /// <summary>First day of cover.</summary>
    [InRange("1950-01-01", null)]
    public DateOnly Begins { get; set; }

    /// <summary>Shown in the old system only.</summary>
    [NotMapped]
    public string Display => $"{Line} {Number}";
}

/// <summary>A claim under a policy.</summary>
[Dataset("claims", Owner = "claims", Source = "data/claims.csv")]
[RowCount(Min = 1)]
[Versioned(VersionStrategy.Diff, Why = "open claims change until they are settled")]
public partial class Claim
{
    /// <summary>The claim's number.</summary>
    [RowKey, Matches("^C[0-9]{10}$"), StoredAs("claim_no")]
    public string Number { get; set; } = "";

    /// <summary>The policy it is made under.</summary>
    [References<Policy>(nameof(Claims.Policy.Number)), StoredAs("policy_no")]
    public string Policy { get; set; } = "";

    /// <summary>Day of the damage.</summary>
    [EventTime, InRange("1950-01-01", null)]
    public DateOnly Occurred { get; set; }

    /// <summary>Day it was reported.</summary>
    [InRange("1950-01-01", null)]
    public DateOnly Reported { get; set; }

    /// <summary>Amount paid so far.</summary>
    [Unit("EUR"), AtLeast("0")]
    public decimal Paid { get; set; }

    /// <summary>Amount set aside; null once it is settled.</summary>
    [Unit("EUR"), AtLeast("0")]
    public decimal? Reserve { get; set; }

    [Check("nobody reports what hasn't happened")]
    static bool ReportedLater(DateOnly occurred, DateOnly reported) => reported >= occurred;
}
