using System.Text.Json;
using Assay.CompilerServices;
using Assay.ML.CompilerServices;
using Assay.TestKit;
using Microsoft.ML;

namespace Assay.ML.Tests;

public sealed class MlNetModelTests : IDisposable
{
    private static readonly DelayFeatures s_row = new() { Hour = 18, Distance = 700, Origin = "ORD" };
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task A_model_trained_on_real_flights_ranks_those_of_another_month()
    {
        IModel<DelayFeatures, DelayPrediction> model = await Delays.Model;
        var metrics = await model.EvaluateAsync(Delays.Rows("2001-03"), row => row.Late ? 1 : 0, answer => answer.Probability, ["auc", "brier"]);

        Assert.InRange(metrics["auc"], 0.60, 0.75);
        Assert.InRange(metrics["brier"], 0.10, 0.20);
    }

    [Fact]
    public async Task A_saved_model_predicts_the_same_when_loaded_elsewhere()
    {
        IModel<DelayFeatures, DelayPrediction> model = await Delays.Model;
        var rows = (await Delays.Rows("2001-03").ToListAsync()).Take(500).ToArray();
        await model.SaveAsync(_folder.Path);
        Directory.Move(_folder.Path, _folder.Path + "-elsewhere");
        Directory.CreateDirectory(_folder.Path);
        try
        {
            var loaded = new DelayModel(await MlNetModels.LoadAsync(_folder.Path + "-elsewhere"));

            Assert.Equal(await Delays.Predict(model, rows), await Delays.Predict(loaded, rows));
        }
        finally
        {
            Directory.Delete(_folder.Path + "-elsewhere", recursive: true);
        }
    }

    [Fact]
    public async Task The_plan_that_the_compiler_makes_saves_and_loads_it()
    {
        var plan = (ModelPlan<DelayModel, DelayFeatures, DelayFeatures, DelayPrediction>)AssayModules.Model<DelayModel>();
        var model = await Delays.Model;
        await plan.SaveAsync(model, _folder.Path, CancellationToken.None);
        var loaded = await plan.LoadModelAsync(_folder.Path, CancellationToken.None);

        Assert.NotSame(model.Transformer, loaded.Transformer);
        Assert.Equal(await Delays.Predict(model, [s_row]), await Delays.Predict(loaded, [s_row]));
    }

    [Fact]
    public async Task The_same_rows_and_seed_make_the_same_model_to_the_byte()
    {
        IModel<DelayFeatures, DelayPrediction> once = await Delays.Model;
        IModel<DelayFeatures, DelayPrediction> again = Delays.Train(Delays.Rows("2001-01"));
        Directory.CreateDirectory(_folder.File("a"));
        Directory.CreateDirectory(_folder.File("b"));
        await once.SaveAsync(_folder.File("a"));
        await again.SaveAsync(_folder.File("b"));

        Assert.Equal(["a/model.json", "a/model.zip", "b/model.json", "b/model.zip"], _folder.Files());
        Assert.Equal(File.ReadAllBytes(_folder.File("a/model.zip")), File.ReadAllBytes(_folder.File("b/model.zip")));
    }

    [Fact]
    public async Task The_description_says_what_the_model_takes_and_gives()
    {
        IModel<DelayFeatures, DelayPrediction> model = await Delays.Model;
        await model.SaveAsync(_folder.Path);
        using var description = JsonDocument.Parse(File.ReadAllBytes(_folder.File("model.json")));

        Assert.Equal("mlnet", description.RootElement.GetProperty("flavor").GetString());
        Assert.Equal(
            ["Hour Int32", "Distance Int32", "Origin String", "Late Boolean"],
            description.RootElement.GetProperty("inputs").EnumerateArray().Select(c => $"{c.GetProperty("name")} {c.GetProperty("type")}"));
    }

    [Fact]
    public async Task The_label_is_not_read_when_predicting()
    {
        var model = await Delays.Model;

        Assert.Equal(await Delays.Predict(model, [s_row]), await Delays.Predict(model, [s_row with { Late = true }]));
    }

    [Fact]
    public async Task Many_threads_get_the_answers_of_one()
    {
        var model = await Delays.Model;
        var rows = (await Delays.Rows("2001-03").ToListAsync()).Take(2_000).ToArray();
        var expected = await Delays.Predict(model, rows);
        await Parallel.ForAsync(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var part = rows.AsMemory(i * 31, 20).ToArray();
            Assert.Equal(expected.AsSpan(i * 31, 20).ToArray(), await Delays.Predict(model, part));
        });
    }

    [Fact]
    public async Task Batches_of_any_size_give_the_same_answers_in_order()
    {
        var model = await Delays.Model;
        var rows = (await Delays.Rows("2001-03").ToListAsync()).Take(100).ToArray();
        var whole = await Delays.Predict(model, rows);
        var single = new List<DelayPrediction>();
        foreach (var row in rows)
            single.AddRange(await Delays.Predict(model, [row]));

        Assert.Equal(whole, single);
        Assert.Equal(rows.Select(row => row.Origin), whole.Select(answer => answer.Origin));
        Assert.Empty(await Delays.Predict(model, []));
    }

    [Fact]
    public async Task Rows_of_predictions_are_made_while_they_are_enumerated()
    {
        IModel<DelayFeatures, DelayPrediction> model = await Delays.Model;
        var answers = await model.Predict(Delays.Rows("2001-03")).ToListAsync();

        Assert.Equal(20_000, answers.Count);
        Assert.All(answers, answer => Assert.InRange(answer.Probability, 0f, 1f));
        Assert.Equal(answers.Select(answer => answer.Probability > 0.5f), answers.Select(answer => answer.PredictedLabel));
    }

    [Fact]
    public async Task A_model_that_makes_no_such_column_says_which_it_makes()
    {
        var ml = new MLContext(seed: 1);
        var features = ml.Transforms.Concatenate("Features", nameof(DelayFeatures.Hour)).Fit(Delays.Rows("2001-01").ToDataView());
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Delays.Predict(new DelayModel(features), [s_row]));

        Assert.StartsWith("The model makes no column Probability. It makes ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Features", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_other_features_says_so()
    {
        var model = await Delays.Model;
        var other = await Assert.ThrowsAsync<InvalidOperationException>(async () => await MlNetModels.PredictAsync(
            model.Transformer, Data.Tests.Plans.Flight.Plan, Assay.CompilerServices.AssayModules.Plan<DelayPrediction>(),
            new Data.Tests.Plans.Flight[1].Select(_ => new Data.Tests.Plans.Flight()).ToArray(), new DelayPrediction[1]));

        Assert.StartsWith("The model doesn't take rows of flights (Date, Delay, Distance, Origin, Destination)", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_outputs_are_misuse()
    {
        IModel<DelayFeatures, DelayPrediction> model = await Delays.Model;
        await Assert.ThrowsAsync<ArgumentException>(async () => await model.PredictAsync(new DelayFeatures[2], new DelayPrediction[1]));
    }

    [Fact]
    public async Task A_folder_without_a_model_or_with_a_broken_one_is_told_apart()
    {
        var none = await Assert.ThrowsAsync<MlNetModelException>(() => MlNetModels.LoadAsync(_folder.Path));
        Assert.Equal("no model.zip", none.Found);
        _folder.Write("model.zip", "PK not a zip");
        var broken = await Assert.ThrowsAsync<MlNetModelException>(() => MlNetModels.LoadAsync(_folder.Path));
        Assert.Equal("model.zip does not load", broken.Found);
    }

    public void Dispose() => _folder.Dispose();
}
