using Assay.CompilerServices;

namespace Assay.Tests.Plans;

internal sealed class ReadingValidator : DatasetValidator
{
    private readonly RequiredRule _numberRequired;
    private readonly MeanRule _numberMean;
    private readonly RangeRule<double> _valueRange;
    private readonly MeanRule _valueMean;
    private readonly PatternRule _codePattern;
    private readonly LengthRule _codeLength;
    private readonly OneOfRule<string> _codeOneOf;
    private readonly RangeRule<decimal> _priceRange;
    private readonly MaxAgeRule _maxAge;
    private readonly RangeRule<DateOnly> _dayRange;
    private readonly ReferencesRule<string> _references;
    private readonly UniqueRule _unique;
    private readonly RowCountRule _rowCount;
    private readonly CheckRule _check;
    private readonly BatchCheckRule _spread;

    public ReadingValidator(DatasetDescriptor descriptor, ValidationPurpose purpose)
        : base(descriptor, purpose)
    {
        _numberRequired = Add(new RequiredRule("readings.number.required"));
        _numberMean = Add(new MeanRule("readings.number.mean", -10, 10));
        _valueRange = Add(new RangeRule<double>("readings.value.range", 0, 100));
        _valueMean = Add(new MeanRule("readings.value.mean", 0, 60));
        _codePattern = Add(new PatternRule("readings.code.pattern", Patterns.Whole("^[A-Z]{1,3}$")));
        _codeLength = Add(new LengthRule("readings.code.length", 1, 2));
        _codeOneOf = Add(new OneOfRule<string>("readings.code.one_of", "A", "BB", "CCC"));
        _priceRange = Add(new RangeRule<decimal>("readings.price.range", 0.50m, null));
        _maxAge = Add(new MaxAgeRule("readings.at.max_age", TimeSpan.FromDays(10)));
        _dayRange = Add(new RangeRule<DateOnly>("readings.day.range", new DateOnly(2001, 1, 2), null));
        _references = Add(new ReferencesRule<string>("readings.site.references", () => PlacePlan.Instance, "Name"));
        _unique = Add(new UniqueRule("readings.*.unique"));
        _rowCount = Add(new RowCountRule("readings.*.row_count", 1, long.MaxValue));
        _check = Add(new CheckRule("readings.*.check.number_below_value"));
        _spread = Add(new BatchCheckRule("readings.*.check.spread", s => s.Rows < 2 || !(s["Value"].Max < s["Value"].Min)));
    }

    protected override void ObserveRules(ColumnBatch batch)
    {
        var code = batch.Column<string>(2);
        var scope = new bool[batch.RowCount];
        for (var i = 0; i < scope.Length; i++)
            scope[i] = !code.IsNull(i);
        var number = batch.Column<int>(0);
        var value = batch.Column<double>(1);
        _numberRequired.Observe(batch, number);
        _numberMean.Observe(batch, number);
        _valueRange.Observe(batch, value);
        _valueMean.Observe(batch, value);
        _codePattern.Observe(batch, code);
        _codeLength.Observe(batch, code);
        _codeOneOf.Observe(batch, code);
        _priceRange.Observe(batch, batch.Column<decimal>(3), scope);
        _maxAge.Observe(batch, batch.Column<DateTime>(4));
        if (batch.Has(5))
            _dayRange.Observe(batch, batch.Column<DateOnly>(5));
        _references.Observe(batch, batch.Column<string>(6));
        _unique.Begin(batch);
        _unique.Add(number);
        _unique.Add(code);
        _unique.End(batch);
        _rowCount.Observe(batch);
        _check.Observe(batch, static (batch, _, answers) =>
        {
            var number = batch.Values<int>(0);
            var value = batch.Values<double>(1);
            for (var row = 0; row < answers.Length; row++)
                answers[row] = number.IsNull(row) || value.IsNull(row) ? RowAnswer.Null : number[row] < value[row] ? RowAnswer.Pass : RowAnswer.Fail;
        });
        _spread.Observe(batch);
    }
}
