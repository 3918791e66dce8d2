using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Benchmarks.Rules;

/// <summary>A row of the table that rules are pushed down to.</summary>
internal sealed record Leg;

/// <summary>What the generator would make of five columns with sixteen rules; rows are never made of them.</summary>
internal sealed class LegPlan(string[] airports) : DatasetPlan<Leg>
{
    public override DatasetDescriptor Descriptor { get; } = new()
    {
        Name = "legs",
        TypeName = "Leg",
        Columns =
        [
            new() { Name = "Id", Type = ColumnType.Int64, RowKey = true },
            new() { Name = "Delay", Type = ColumnType.Int32 },
            new() { Name = "Distance", Type = ColumnType.Int32 },
            new() { Name = "Amount", Type = ColumnType.Double },
            new() { Name = "Origin", Type = ColumnType.String },
        ],
        Rules =
        [
            Rule("legs.*.row_count", "row_count", null, ("min", "1")),
            Rule("legs.id.required", "required", "Id"),
            Rule("legs.id.unique", "unique", "Id"),
            Rule("legs.delay.required", "required", "Delay"),
            Rule("legs.delay.range", "range", "Delay", ("min", "-200"), ("max", "2000")),
            Rule("legs.delay.mean", "mean", "Delay", ("min", "0"), ("max", "2000")),
            Rule("legs.distance.required", "required", "Distance"),
            Rule("legs.distance.range", "range", "Distance", ("min", "0"), ("max", "5500")),
            Rule("legs.distance.mean", "mean", "Distance", ("min", "0"), ("max", "5500")),
            Rule("legs.amount.required", "required", "Amount"),
            Rule("legs.amount.range", "range", "Amount", ("min", "0"), ("max", "1000")),
            Rule("legs.amount.mean", "mean", "Amount", ("min", "0"), ("max", "1000")),
            Rule("legs.origin.required", "required", "Origin"),
            Rule("legs.origin.pattern", "pattern", "Origin", ("pattern", "\"[A-Z]{3}\"")),
            Rule("legs.origin.length", "length", "Origin", ("min", "3"), ("max", "3")),
            Rule("legs.origin.one_of", "one_of", "Origin", ("values", $"[\"{string.Join("\",\"", airports)}\"]")),
        ],
    };

    public override DatasetValidator CreateValidator(ValidationPurpose purpose) => new Validator(Descriptor, purpose, airports);

    public override void ReadRows(ColumnBatch batch, Span<Leg> rows) => throw new NotSupportedException();

    public override void WriteRows(ReadOnlySpan<Leg> rows, ColumnSink sink) => throw new NotSupportedException();

    public override Leg ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults) => throw new NotSupportedException();

    public override void WriteJson(Utf8JsonWriter writer, Leg row) => throw new NotSupportedException();

    private static RuleDescriptor Rule(string id, string kind, string? column, params (string Name, string Json)[] arguments) => new()
    {
        Id = id,
        Kind = kind,
        Columns = column is null ? [] : [column],
        Expectation = kind,
        Arguments = arguments.ToDictionary(argument => argument.Name, argument => JsonDocument.Parse(argument.Json).RootElement, StringComparer.Ordinal),
    };

    private sealed class Validator : DatasetValidator
    {
        private readonly RowCountRule _count;
        private readonly UniqueRule _unique;
        private readonly RequiredRule[] _required;
        private readonly RangeRule<int>[] _ranges;
        private readonly RangeRule<double> _amount;
        private readonly MeanRule[] _means;
        private readonly PatternRule _pattern;
        private readonly LengthRule _length;
        private readonly OneOfRule<string> _oneOf;

        public Validator(DatasetDescriptor descriptor, ValidationPurpose purpose, string[] airports)
            : base(descriptor, purpose)
        {
            _count = Add(new RowCountRule("legs.*.row_count", 1, long.MaxValue));
            _unique = Add(new UniqueRule("legs.id.unique"));
            string[] names = ["id", "delay", "distance", "amount", "origin"];
            _required = [.. names.Select(name => Add(new RequiredRule($"legs.{name}.required")))];
            _ranges = [Add(new RangeRule<int>("legs.delay.range", -200, 2000)), Add(new RangeRule<int>("legs.distance.range", 0, 5500))];
            _amount = Add(new RangeRule<double>("legs.amount.range", 0, 1000));
            _means = [Add(new MeanRule("legs.delay.mean", 0, 2000)), Add(new MeanRule("legs.distance.mean", 0, 5500)), Add(new MeanRule("legs.amount.mean", 0, 1000))];
            _pattern = Add(new PatternRule("legs.origin.pattern", Patterns.Whole("[A-Z]{3}")));
            _length = Add(new LengthRule("legs.origin.length", 3, 3));
            _oneOf = Add(new OneOfRule<string>("legs.origin.one_of", airports));
        }

        protected override void ObserveRules(ColumnBatch batch)
        {
            var id = batch.Column<long>(0);
            var delay = batch.Column<int>(1);
            var distance = batch.Column<int>(2);
            var amount = batch.Column<double>(3);
            var origin = batch.Column<string>(4);
            _count.Observe(batch);
            _unique.Begin(batch);
            _unique.Add(id);
            _unique.End(batch);
            _required[0].Observe(batch, id);
            _required[1].Observe(batch, delay);
            _required[2].Observe(batch, distance);
            _required[3].Observe(batch, amount);
            _required[4].Observe(batch, origin);
            _ranges[0].Observe(batch, delay);
            _ranges[1].Observe(batch, distance);
            _amount.Observe(batch, amount);
            _means[0].Observe(batch, delay);
            _means[1].Observe(batch, distance);
            _means[2].Observe(batch, amount);
            _pattern.Observe(batch, origin);
            _length.Observe(batch, origin);
            _oneOf.Observe(batch, origin);
        }
    }
}
