using Assay.Data.Tests.Plans;
using Assay.ML.CompilerServices;
using Microsoft.ML;

namespace Assay.ML.Tests;

/// <summary>How a transformer's columns become properties: the input is passed through a transformer that does next to nothing.</summary>
public sealed class OutputColumnTests
{
    public sealed record Regression
    {
        public double Single { get; set; }
        public decimal Whole { get; set; }
        public float? MaybeReal { get; set; }
        public int? MaybeWhole { get; set; }
        public string? MaybeText { get; set; }

        public static ReflectedPlan<Regression> Plan { get; } = new("regression");
    }

    public sealed record Vector
    {
        public float Features { get; set; }

        public static ReflectedPlan<Vector> Plan { get; } = new("vector");
    }

    public sealed record Key
    {
        public int Text { get; set; }

        public static ReflectedPlan<Key> Plan { get; } = new("key");
    }

    /// <summary>What a regression learns, and what it answers under the same name.</summary>
    public sealed record Demand
    {
        public float Temperature { get; set; }

        [Label]
        public float Rentals { get; set; }

        public static ReflectedPlan<Demand> Plan { get; } = new("demand");
    }

    public sealed record Answer
    {
        [Score]
        public float Rentals { get; set; }

        public static ReflectedPlan<Answer> Plan { get; } = new("answer");
    }

    private static readonly MLContext s_ml = new(seed: 1);
    private static readonly EveryType[] s_rows = [.. EveryType.Rows(10).Select(row => row with { Small = 1, Whole = row.Small < 0 ? 1 : row.Whole, Large = 1, Money = 1.5m })];

    [Fact]
    public async Task Every_type_of_column_passes_through_a_transformer()
    {
        var rows = s_rows.Select(row => row with { Real = (float)row.Real, MaybeReal = null, MaybeMoney = null, MaybeLarge = null, MaybeSmall = null, MaybeWhole = null, MaybeText = row.MaybeText == "" ? null : row.MaybeText, MaybeSingle = null, MaybeTime = row.Time, MaybeInstant = row.Instant, MaybeDay = row.Day, Time = row.Time, Single = 0.5f }).ToArray();

        Assert.Equal(rows, await Through(Copied(), EveryType.Plan, rows));
    }

    [Fact]
    public async Task Missing_numbers_are_null_where_the_property_allows_it_and_nan_where_it_does_not()
    {
        var read = await Through(Copied(), Regression.Plan, [new EveryType { Single = float.NaN, Whole = 7 }, new EveryType { MaybeReal = 1.5, MaybeWhole = 2, MaybeText = "x" }]);

        Assert.Equal(new Regression { Single = double.NaN, Whole = 7 }, read[0]);
        Assert.Equal(new Regression { MaybeReal = 1.5f, MaybeWhole = 2, MaybeText = "x" }, read[1]);
    }

    [Fact]
    public async Task A_score_called_as_the_label_is_the_answer_and_not_the_label()
    {
        Demand[] rows = [.. Enumerable.Range(0, 400).Select(i => new Demand { Temperature = i % 40, Rentals = i % 40 * 10 })];
        var model = s_ml.Transforms.Concatenate("Features", nameof(Demand.Temperature))
            .Append(s_ml.Regression.Trainers.FastTree(nameof(Demand.Rentals)))
            .Fit(PlannedRows<Demand>.Of(Demand.Plan, rows).ToDataView());
        var answers = new Answer[2];
        await MlNetModels.PredictAsync(model, Demand.Plan, Answer.Plan, new Demand[] { new() { Temperature = 5 }, new() { Temperature = 35 } }, answers);

        Assert.InRange(answers[0].Rentals, 30, 70);
        Assert.InRange(answers[1].Rentals, 330, 370);
    }

    [Fact]
    public async Task A_number_that_is_not_whole_does_not_become_a_whole_one()
    {
        var model = s_ml.Transforms.CopyColumns("MaybeWhole", "Real").Fit(View());
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Through(model, Regression.Plan, [new EveryType { Real = 1.5 }]));

        Assert.Contains("declare MaybeWhole as float", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vector_and_a_key_say_what_to_append()
    {
        var vector = s_ml.Transforms.Concatenate("Features", "Whole", "Real").Fit(View());
        var key = s_ml.Transforms.Conversion.MapValueToKey("Text").Fit(View());

        Assert.Contains("append a conversion", (await Assert.ThrowsAsync<InvalidOperationException>(() => Through(vector, Vector.Plan, s_rows))).Message, StringComparison.Ordinal);
        Assert.Contains("MapKeyToValue(\"Text\")", (await Assert.ThrowsAsync<InvalidOperationException>(() => Through(key, Key.Plan, s_rows))).Message, StringComparison.Ordinal);
    }

    private static IDataView View() => PlannedRows<EveryType>.Of(EveryType.Plan, s_rows).ToDataView();

    private static ITransformer Copied() => s_ml.Transforms.CopyColumns("Copy", "Whole").Fit(View());

    private static async Task<TOutput[]> Through<TOutput>(ITransformer model, ReflectedPlan<TOutput> plan, EveryType[] rows)
        where TOutput : new()
    {
        var outputs = new TOutput[rows.Length];
        await MlNetModels.PredictAsync(model, EveryType.Plan, plan, rows, outputs);
        return outputs;
    }
}
