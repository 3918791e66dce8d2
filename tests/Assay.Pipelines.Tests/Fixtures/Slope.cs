using System.Globalization;
using Assay.CompilerServices;

namespace Assay.Pipelines.Tests.Fixtures;

/// <summary>A model of one number: the probability is the logistic function of the factor times x.</summary>
internal sealed record Slope(double Factor) : IModel<Point, Answer>
{
    public Task SaveAsync(string folder, CancellationToken cancellation = default) =>
        File.WriteAllTextAsync(Path.Combine(folder, "factor.txt"), Factor.ToString("R", CultureInfo.InvariantCulture), cancellation);

    public ValueTask PredictAsync(ReadOnlyMemory<Point> inputs, Memory<Answer> outputs, CancellationToken cancellation = default)
    {
        for (var i = 0; i < inputs.Length; i++)
            outputs.Span[i] = new((float)(1 / (1 + Math.Exp(-Factor * inputs.Span[i].X))));
        return ValueTask.CompletedTask;
    }
}

internal sealed class SlopePlan(params IReadOnlyList<GateDescriptor> gates) : ModelPlan<Slope, Question, Point, Answer>
{
    public override ModelDescriptor Descriptor { get; } =
        new() { Name = "slope", TypeName = "Slope", Input = "points", Output = "answers", Request = "questions", Gates = gates };

    public override Point ToFeatures(Question row) => new(row.Value * 2, row.Value > 0);

    public override async Task<Slope> LoadModelAsync(string folder, CancellationToken cancellation) =>
        new(double.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "factor.txt"), cancellation), CultureInfo.InvariantCulture));
}

/// <summary>The declarations of these tests.</summary>
internal sealed class TestModule : AssayModule
{
    public static void Register() => AssayModules.Register(new TestModule());

    public override string Project => "tests";

    public override IReadOnlyList<DatasetPlan> Datasets { get; } = [new PointPlan(), new QuestionPlan(), new AnswerPlan()];

    public override IReadOnlyList<ModelPlan> Models { get; } =
        [new SlopePlan(new GateDescriptor { Metric = "auc", AtLeast = 0.7 }, new GateDescriptor { Metric = "auc", NotWorseThanChampionBy = 0.01 })];
}
