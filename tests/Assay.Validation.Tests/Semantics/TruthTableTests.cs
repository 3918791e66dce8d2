using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.TestKit;
using Assay.Tests.Plans;
using Assay.Validation.Requests;

namespace Assay.Validation.Tests.Semantics;

public sealed class TruthTableTests
{
    private static readonly DatasetPlan<TruthRow> s_plan = AssayModules.Plan<TruthRow>();
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_cultures = ["", "de-DE", "tr-TR", "ar-SA"];

    public static TheoryData<Truth> OneValue => [.. TruthTable.OneValue];

    public static TheoryData<Truth> SeveralValues => [.. TruthTable.SeveralValues];

    [Theory]
    [MemberData(nameof(OneValue))]
    public void The_kernel_judges_a_value_as_the_table_says(Truth truth) => InEachCulture(() => AssertKernel(truth));

    [Theory]
    [MemberData(nameof(SeveralValues))]
    public void The_kernel_judges_several_values_as_the_table_says(Truth truth) => InEachCulture(() => AssertKernel(truth));

    [Theory]
    [MemberData(nameof(OneValue))]
    public void The_attribute_judges_a_value_as_the_table_says(Truth truth) => InEachCulture(() =>
    {
        ArgumentNullException.ThrowIfNull(truth);
        var property = Property(truth);
        var rules = property.GetCustomAttributes<ValidationAttribute>().ToList();
        if (truth.Declaration == "string")
        {
            // Nullability is the C# type: it has no attribute of ours.
            Assert.Empty(rules);
            return;
        }

        Assert.Equal(truth.Outcome != "fails", Assert.Single(rules).IsValid(TruthValue.Of(property, truth.Values[0])));
    });

    [Theory]
    [MemberData(nameof(OneValue))]
    public async Task A_request_is_judged_as_the_table_says(Truth truth)
    {
        ArgumentNullException.ThrowIfNull(truth);
        var validator = await RequestValidator<TruthRow>.CreateAsync(s_plan, null);
        InEachCulture(() =>
        {
            var property = Property(truth);
            var name = s_plan.Descriptor.Columns[s_plan.Descriptor.OrdinalOf(truth.Column)].StorageName;
            var others = truth.Column == nameof(TruthRow.Must) ? "" : ",\"must\":\"\"";
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes($"{{\"{name}\":{TruthValue.Json(property, truth.Values[0])}{others}}}"));
            Assert.True(json.Read());
            var faults = new List<JsonFault>();
            var row = s_plan.ReadJson(ref json, request: true, faults);
            var verdict = validator.Validate([row], s_asOf);

            // A null where none is allowed is refused by the reader already.
            if (truth.Declaration == "string")
                Assert.Equal(truth.Outcome == "fails", faults.Count > 0);
            else
                Assert.Equal(truth.Outcome, Word(Assert.Single(verdict.Rules, rule => IsOf(rule, truth)).Status));
        });
    }

    [Fact]
    public void Every_column_of_the_record_is_in_the_table_as_it_is_declared()
    {
        var source = File.ReadAllText(RepositoryRoot.Path("tests/Assay.Validation.Tests/Semantics/TruthRow.cs"));
        var truths = TruthTable.OneValue.Concat(TruthTable.SeveralValues).ToList();

        foreach (var truth in truths)
        {
            var at = truth.Declaration.LastIndexOf(' ');
            var declared = truth.Declaration == "string" ? "public required string Must " : $"{truth.Declaration[..at]} public {truth.Declaration[(at + 1)..]} {truth.Column} ";
            Assert.Contains(declared, source, StringComparison.Ordinal);
        }

        Assert.Equal(
            typeof(TruthRow).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").Order(StringComparer.Ordinal),
            truths.Select(truth => truth.Column).Distinct().Order(StringComparer.Ordinal));
    }

    private static void AssertKernel(Truth truth)
    {
        var property = Property(truth);
        var rows = truth.Values.Select(text => TruthValue.Row(property, text)).ToArray();
        var plain = MemoryColumnBatch.Of<TruthRow>(s_plan, rows);
        foreach (var batch in new ColumnBatch[] { plain, new EncodedBatch(plain, 3) })
        {
            var validator = s_plan.CreateValidator(ValidationPurpose.Batch);
            validator.Observe(batch);
            var outcome = Assert.Single(validator.Judge("table", new JudgeContext(s_asOf)).Rules, rule => IsOf(rule, truth));
            Assert.Equal(truth.Outcome, Word(outcome.Status));
            if (truth.Rows.Count > 0)
                Assert.Equal(truth.Rows, outcome.Samples.Select(sample => (int)sample.Row));
        }
    }

    private static bool IsOf(RuleOutcome rule, Truth truth) =>
        rule.Columns.SequenceEqual([truth.Column]) && (rule.Kind == "required") == (truth.Declaration == "string");

    private static PropertyInfo Property(Truth truth) =>
        typeof(TruthRow).GetProperty(truth.Column) ?? throw new ArgumentException($"TruthRow has no column {truth.Column}.");

    private static string Word(VerdictStatus status) => status switch
    {
        VerdictStatus.Passed => "passes",
        VerdictStatus.Skipped => "skipped",
        _ => "fails",
    };

    private static void InEachCulture(Action act)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in s_cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                act();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
