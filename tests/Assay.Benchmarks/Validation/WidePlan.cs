using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Benchmarks.Validation;

/// <summary>A row of a wide table; none is ever made.</summary>
internal sealed record Wide;

/// <summary>Columns of whole numbers with two rules each.</summary>
internal sealed class WidePlan(int columns) : DatasetPlan<Wide>
{
    public override DatasetDescriptor Descriptor { get; } = new()
    {
        Name = "wide",
        TypeName = "Wide",
        Columns = [.. Enumerable.Range(0, columns).Select(column => new ColumnDescriptor { Name = $"C{column}", Type = ColumnType.Int32 })],
        Rules = [.. Enumerable.Range(0, columns).SelectMany(column => new[] { Rule($"wide.c{column}.required", "required", column), Rule($"wide.c{column}.range", "range", column) })],
    };

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => new Validator(Descriptor, purpose);

    public override void ReadRows(ColumnBatch batch, Span<Wide> rows) => throw new NotSupportedException();

    public override void WriteRows(ReadOnlySpan<Wide> rows, ColumnSink sink) => throw new NotSupportedException();

    public override Wide ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

    public override void WriteJson(Utf8JsonWriter writer, Wide row) => throw new NotSupportedException();

    private static RuleDescriptor Rule(string id, string kind, int column) => new()
    {
        Id = id,
        Kind = kind,
        Columns = [$"C{column}"],
        Expectation = kind,
        Arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["min"] = JsonSerializer.SerializeToElement(0),
            ["max"] = JsonSerializer.SerializeToElement(999),
        },
    };

    private sealed class Validator : DatasetValidator
    {
        private readonly RequiredRule[] _required;
        private readonly RangeRule<int>[] _ranges;

        public Validator(DatasetDescriptor descriptor, ValidationPurpose purpose)
            : base(descriptor, purpose)
        {
            var (required, ranges) = (new List<RequiredRule>(), new List<RangeRule<int>>());
            for (var column = 0; column < descriptor.Columns.Count; column++)
            {
                required.Add(Add(new RequiredRule($"wide.c{column}.required")));
                ranges.Add(Add(new RangeRule<int>($"wide.c{column}.range", 0, 999)));
            }

            (_required, _ranges) = ([.. required], [.. ranges]);
        }

        protected override void ObserveRules(ColumnBatch batch)
        {
            for (var column = 0; column < _ranges.Length; column++)
            {
                var cells = batch.Column<int>(column);
                _required[column].Observe(batch, cells);
                _ranges[column].Observe(batch, cells);
            }
        }
    }
}
