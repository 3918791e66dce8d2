using Assay.Generators.Datasets;
using Assay.Generators.Tests.Driver;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Datasets;

/// <summary>What the reader finds wrong; a rule that can't be read is left out, and the rest still compiles.</summary>
public class ProblemTests
{
    [Theory]
    [InlineData("[InRange(1, 2)] public string? A { get; init; }", "AttributeType", "A")]
    [InlineData("[Matches(\"a\")] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[LengthBetween(1, 2)] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[MeanBetween(1, 2)] public DateOnly A { get; init; }", "AttributeType", "A")]
    [InlineData("[EventTime(MaxAge = \"1d\")] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[InRange(\"one\", \"two\")] public decimal A { get; init; }", "Bound", "A")]
    [InlineData("[InRange(1, 2)] public DateTime A { get; init; }", "Bound", "A")]
    [InlineData("[AtLeast(\"2001-01-01T00:00:00+02:00\")] public DateTime A { get; init; }", "Bound", "A")]
    [InlineData("[AtLeast(\"2001-01-01T01:00\")] public DateOnly A { get; init; }", "Bound", "A")]
    [InlineData("[AtLeast(40000)] public short A { get; init; }", "Bound", "A")]
    [InlineData("[InRange(double.NaN, 1)] public double A { get; init; }", "Bound", "A")]
    [InlineData("[InRange(null, null)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[OneOf(1.5)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[OneOf(\"Three\")] public E A { get; init; } public enum E { One }", "Bound", "A")]
    [InlineData("[OneOf()] public int A { get; init; }", "Bound", "A")]
    [InlineData("[InRange(2, 1)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[InRange(\"2002-01-01\", \"2001-01-01\")] public DateOnly A { get; init; }", "EmptyRange", "A")]
    [InlineData("[LengthBetween(3, 2)] public string A { get; init; } = \"\";", "EmptyRange", "A")]
    [InlineData("[MeanBetween(3, 2)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[GreaterThan(int.MaxValue)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[LessThan(\"0001-01-01\")] public DateOnly A { get; init; }", "EmptyRange", "A")]
    [InlineData("[GreaterThan(double.NegativeInfinity)] public double A { get; init; }", "Bound", "A")]
    [InlineData("[System.ComponentModel.DataAnnotations.Range(1.0, 1.0, MaximumIsExclusive = true)] public double A { get; init; }", "EmptyRange", "A")]
    [InlineData("[Outside(2, 1)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[Outside(0.0, double.PositiveInfinity)] public double A { get; init; }", "Bound", "A")]
    [InlineData("[Finite] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[NotBlank] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[MultipleOf(0)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[MultipleOf(\"x\")] public int A { get; init; }", "Bound", "A")]
    [InlineData("[MultipleOf(2)] public string A { get; init; } = \"\";", "AttributeType", "A")]
    [InlineData("[Complete] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[RequiredWhen(\"Nothing\")] public int? A { get; init; }", "When", "A")]
    [InlineData("[NotOneOf()] public int A { get; init; }", "Bound", "A")]
    [InlineData("[System.ComponentModel.DataAnnotations.DeniedValues(1, null)] public int? A { get; init; }", "Bound", "A")]
    [InlineData("[StartsWith()] public string? A { get; init; }", "Bound", "A")]
    [InlineData("[Contains(\"\")] public string? A { get; init; }", "Bound", "A")]
    [InlineData("[Trimmed] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[NotMatches(\"(\")] public string? A { get; init; }", "Pattern", "A")]
    [InlineData("[MatchesAny(\"a\", \"(\")] public string? A { get; init; }", "Pattern", "A")]
    [InlineData("[MatchesAny()] public string? A { get; init; }", "Bound", "A")]
    [InlineData("[DateText(\"'x'\")] public string? A { get; init; }", "Pattern", "A")]
    [InlineData("[System.ComponentModel.DataAnnotations.FileExtensions] public string? A { get; init; }", "AttributeType", "A")]
    [InlineData("[System.ComponentModel.DataAnnotations.EmailAddress] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[Increasing] public string? A { get; init; }", "AttributeType", "A")]
    [InlineData("[NoGaps] public double A { get; init; }", "AttributeType", "A")]
    [InlineData("[NoGaps(Every = 0.5)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[NoGaps] public DateTime A { get; init; }", "Duration", "A")]
    [InlineData("[NoGaps(Every = \"1h\")] public DateOnly A { get; init; }", "Duration", "A")]
    [InlineData("[AtLeastColumn(\"B\")] public int A { get; init; }", "UniqueColumn", "A")]
    [InlineData("[AtLeastColumn(\"A\")] public int A { get; init; }", "UniqueColumn", "A")]
    [InlineData("[AtLeastColumn(\"B\")] public double A { get; init; } public long B { get; init; }", "AttributeType", "A")]
    [InlineData("[AtLeastColumn(\"B\")] public string A { get; init; } = \"\"; public string B { get; init; } = \"\";", "AttributeType", "A")]
    [InlineData("[SumBetween(1, 2)] public string A { get; init; } = \"\";", "AttributeType", "A")]
    [InlineData("[MinBetween(1, 2)] public string A { get; init; } = \"\";", "AttributeType", "A")]
    [InlineData("[EntropyBetween(1, 2)] public List<int> A { get; init; } = [];", "AttributeType", "A")]
    [InlineData("[MedianBetween(3, 2)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[MaxBetween(3, 2)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[NullShareBetween(0, 1.5)] public int? A { get; init; }", "Bound", "A")]
    [InlineData("[DistinctShareBetween(0, 1)] public int? A { get; init; }", "Bound", "A")]
    [InlineData("[VarianceBetween(-1, 1)] public int? A { get; init; }", "Bound", "A")]
    [InlineData("[QuantileBetween(1.5, 0, 1)] public int? A { get; init; }", "Bound", "A")]
    [InlineData("[MostCommonIn(1.5)] public int? A { get; init; }", "Bound", "A")]
    [InlineData("[DistinctValuesIn()] public int? A { get; init; }", "Bound", "A")]
    [InlineData("[CorrelationBetween(\"B\", 0, 1)] public int A { get; init; }", "UniqueColumn", "A")]
    [InlineData("[SumBetween(1, 2, Mostly = 0.5)] public int A { get; init; }", "Mostly", "A")]
    [InlineData("[NearHistory(BatchMetric.RowCount, WithinPercent = 1)] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[NearHistory(BatchMetric.Mean, WithinPercent = 1)] public string A { get; init; } = \"\";", "AttributeType", "A")]
    [InlineData("[NearHistory(BatchMetric.Max, WithinPercent = 1), Sensitive] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[NearHistory(BatchMetric.Mean)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[NearHistory(BatchMetric.Mean, WithinStandardDeviations = 1, AtLeastKnown = 1)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[NearHistory(BatchMetric.Mean, WithinPercent = 1, OfLast = 3)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[NearHistory(BatchMetric.Mean, WithinPercent = 1, By = \"B\")] public int A { get; init; } public int B { get; init; }", "UniqueColumn", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.PopulationStability, 0.2)] public DateTime A { get; init; }", "AttributeType", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.KolmogorovSmirnov, 0.2)] public bool A { get; init; }", "AttributeType", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.Wasserstein, 0.2)] public string A { get; init; } = \"\";", "AttributeType", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.JensenShannon, 0.2), Sensitive] public int A { get; init; }", "AttributeType", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.JensenShannon, 1)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.PopulationStability, -0.1)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.PopulationStability, 0.1, LeastRows = 0)] public int A { get; init; }", "Bound", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.PopulationStability, 0.1, OfLast = 3)] public int A { get; init; }", "EmptyRange", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.PopulationStability, 0.1, Mostly = 0.5)] public int A { get; init; }", "Mostly", "A")]
    [InlineData("[DistributionNearHistory(DriftMeasure.PopulationStability, 0.1, By = \"B\")] public int A { get; init; } public int B { get; init; }", "UniqueColumn", "A")]
    [InlineData("[DistributionNear<string>(\"Length\", DriftMeasure.PopulationStability, 0.1)] public int A { get; init; }", "Reference", "A")]
    [InlineData("[DistributionNear<Other>(\"Nothing\", DriftMeasure.PopulationStability, 0.1)] public int A { get; init; }", "Reference", "A")]
    [InlineData("[DistributionNear<Other>(\"Id\", DriftMeasure.PopulationStability, 0.1)] public long A { get; init; }", "Reference", "A")]
    [InlineData("[DistributionNear<Other>(\"Id\", DriftMeasure.PopulationStability, 0.1, When = nameof(W))] public int A { get; init; } static bool W(int a) => true;", "When", "A")]
    [InlineData("[FreshWithin(\"soon\")] public DateTime A { get; init; }", "Duration", "A")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static bool C(DatasetStatistics mine, DatasetStatistics<string> other) => true;", "Reference", "C")]
    [InlineData("public int A { get; init; } [Check(\"c\", By = \"A\")] static bool C(DatasetStatistics mine) => true;", "UniqueColumn", "C")]
    [InlineData("[InRange(1, 2, Mostly = 0)] public int A { get; init; }", "Mostly", "A")]
    [InlineData("[InRange(1, 2, Mostly = 1.01)] public int A { get; init; }", "Mostly", "A")]
    [InlineData("[InRange(1, 2, When = \"Nothing\")] public int A { get; init; }", "When", "A")]
    [InlineData("[InRange(1, 2, When = nameof(W))] public int A { get; init; } static bool W(string a) => true;", "When", "A")]
    [InlineData("[Unique(\"B\")] public int A { get; init; }", "UniqueColumn", "A")]
    [InlineData("[References<string>(\"Length\")] public string A { get; init; } = \"\";", "Reference", "A")]
    [InlineData("[References<Other>(\"Nothing\")] public int A { get; init; }", "Reference", "A")]
    [InlineData("[References<Other>(\"Id\")] public long A { get; init; }", "Reference", "A")]
    [InlineData("[EventTime(MaxAge = \"soon\")] public DateTime A { get; init; }", "Duration", "A")]
    [InlineData("public int A { get; init; } [Check(\"c\")] bool C(int a) => true;", "MethodSignature", "C")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static int C(int a) => 1;", "MethodSignature", "C")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static bool C<T>(int a) => true;", "MethodSignature", "C")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static bool C(ref int a) => true;", "MethodSignature", "C")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static bool C() => true;", "MethodSignature", "C")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static bool C(int b) => true;", "MethodArgument", "b")]
    [InlineData("public int A { get; init; } [Check(\"c\")] static bool C(long a) => true;", "MethodArgument", "a")]
    [InlineData("[InRange(1, 2, Id = \"x\"), AtLeast(1, Id = \"x\")] public int A { get; init; }", "RuleId", "A")]
    [InlineData("public int A { get; init; } [Features] public static R Of(string s) => new();", "Features", "Of")]
    public void A_rule_that_cannot_be_read_is_left_out(string members, string problem, string member)
    {
        var generation = Generation.Of("[Dataset(\"rows\")] public partial record R { " + members + " }\n[Dataset(\"other\")] public partial record Other(int Id);");

        var model = DatasetReader.Read(generation.Input.GetTypeByMetadataName("R")!, CancellationToken.None)!;

        var found = Assert.Single(model.Problems);
        Assert.Equal((problem, member), (found.Kind.ToString(), found.Member));
        Assert.True(model.CanGenerate);
        generation.AssertCompiles();
    }

    [Theory]
    [InlineData("[AnyOf(\"A\", \"C\")]", "UniqueColumn")]
    [InlineData("[AnyOf(\"A\")]", "UniqueColumn")]
    [InlineData("[AllOrNone(\"A\", \"A\")]", "UniqueColumn")]
    [InlineData("[AnyOf(\"A\", \"N\")]", "AttributeType")]
    [InlineData("[SumEquals(\"A\", \"S\")]", "AttributeType")]
    [InlineData("[SumEquals(\"A\", \"N\", Tolerance = -1)]", "Bound")]
    [InlineData("[DistinctWithinRow(\"A\", \"S\")]", "AttributeType")]
    [InlineData("[OneOfTuples(new[] { \"A\", \"S\" }, 1, \"a\", 2)]", "Bound")]
    [InlineData("[OneOfTuples(new[] { \"A\", \"S\" }, 1, 2)]", "Bound")]
    [InlineData("[Sql(\"DELETE FROM rows\")]", "Query")]
    [InlineData("[Sql(\"SELECT 1; SELECT 2\")]", "Query")]
    [InlineData("[Sql(\"SELECT count(*) FROM rows\", double.NaN)]", "Bound")]
    [InlineData("[Sql(\"SELECT count(*) FROM rows\", Mostly = 0.5)]", "Mostly")]
    [InlineData("[Sql(\"SELECT count(*) FROM rows\", When = \"W\")]", "When")]
    [InlineData("[Sql(\"SELECT count(*) FROM rows\", By = \"A\")]", "UniqueColumn")]
    public void A_rule_of_the_record_that_cannot_be_read_is_left_out(string attribute, string problem)
    {
        var generation = Generation.Of($"[Dataset(\"rows\")] {attribute} public partial record R {{ public int? A {{ get; init; }} public int N {{ get; init; }} public string? S {{ get; init; }} }}");

        var model = DatasetReader.Read(generation.Input.GetTypeByMetadataName("R")!, CancellationToken.None)!;

        var found = Assert.Single(model.Problems);
        Assert.Equal((problem, ""), (found.Kind.ToString(), found.Member));
        Assert.True(model.CanGenerate);
        generation.AssertCompiles();
    }

    [Fact]
    public void Good_declarations_have_no_problem()
    {
        var generation = Generation.Of("""
            [Dataset("rows")]
            public partial record R
            {
                [RowKey, InRange(1, 2), InRange(0, 3, Mostly = 0.5, When = nameof(W), Id = "loose")] public int A { get; init; }
                [Check("c")] static bool C(int a, int? A) => true;
                static bool W(int? a) => a > 0;
                static bool W(string nothing) => true;
            }
            """);

        var model = DatasetReader.Read(generation.Input.GetTypeByMetadataName("R")!, CancellationToken.None)!;

        Assert.Empty(model.Problems);
        Assert.Equal(["rows.a.required", "rows.a.range", "rows.a.loose", "rows.*.row_key", "rows.*.check.c"], model.Rules.Select(rule => rule.Id));
    }

    [Fact]
    public void Rules_of_one_kind_are_numbered_from_two()
    {
        var generation = Generation.Of("""
            [Dataset("rows"), Unique("A"), Unique("A", "B"), RowCount(Min = 1)]
            public partial record R
            {
                [InRange(1, 2), AtLeast(1), AtMost(2), Unique] public int A { get; init; }
                [InRange(1, 2)] public int B { get; init; }
            }
            """);

        var model = DatasetReader.Read(generation.Input.GetTypeByMetadataName("R")!, CancellationToken.None)!;

        Assert.Equal(
            [
                "rows.a.required", "rows.a.range", "rows.a.range.2", "rows.a.range.3", "rows.a.unique", "rows.b.required", "rows.b.range",
                "rows.*.unique", "rows.*.unique.2", "rows.*.row_count",
            ],
            model.Rules.Select(rule => rule.Id));
    }

    [Theory]
    [InlineData("[InRange(1, 2)] public int A { get; init; }", "between 1 and 2")]
    [InlineData("[AtLeast(0.5)] public float A { get; init; }", "at least 0.5")]
    [InlineData("[AtMost(\"99.990\")] public decimal A { get; init; }", "at most 99.990")]
    [InlineData("[Matches(\"^a+$\")] public string A { get; init; } = \"\";", "matches ^a+$")]
    [InlineData("[LengthBetween(0, 3)] public string A { get; init; } = \"\";", "a length at most 3")]
    [InlineData("[LengthBetween(2, int.MaxValue)] public string A { get; init; } = \"\";", "a length at least 2")]
    [InlineData("[OneOf(1, 2)] public int A { get; init; }", "one of 1, 2")]
    [InlineData("[MeanBetween(double.NegativeInfinity, 2.5)] public int A { get; init; }", "mean at most 2.5")]
    [InlineData("[Unique] public int A { get; init; }", "no two rows with the same a")]
    [InlineData("[References<Other>(\"Id\")] public int A { get; init; }", "found in other.Id")]
    [InlineData("[EventTime(MaxAge = \"6h\")] public DateTime A { get; init; }", "newest row at most 6h old")]
    public void An_expectation_is_said_in_words(string members, string words)
    {
        var generation = Generation.Of("[Dataset(\"rows\")] public partial record R { " + members + " }\n[Dataset(\"other\")] public partial record Other(int Id);");

        var model = DatasetReader.Read(generation.Input.GetTypeByMetadataName("R")!, CancellationToken.None)!;

        Assert.Equal(words, Assert.Single(model.Rules, rule => rule.Kind != "required").Expectation);
    }
}
