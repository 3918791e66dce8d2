using Assay.CompilerServices;

namespace Assay.Pipelines.Tests.Fixtures;

/// <summary>A pipeline as the generator makes it of a declaration: split, fit, evaluate, with validation, gate and deployment put in.</summary>
internal sealed class TestPipeline : PipelinePlan
{
    private static RowsLineage Columns => new()
    {
        Columns =
        [
            new()
            {
                Column = "x",
                From =
                [
                    new() { Input = "points", Column = "x", Kind = "identity" }, new() { Input = "points", Column = "label", Kind = "conditional" },
                    new() { Input = "points", Column = "x", Kind = "groupBy" },
                ],
            },
            new() { Column = "label", From = [new() { Dataset = "questions", Column = "text", Kind = "transformation", Masked = true }], Unread = "what 'Ask' makes of them" },
        ],
        Rows = [new() { Input = "points", Column = "label", Kind = "filter" }],
        Unread = "what 'Ask' makes of them",
    };

    public override PipelineDescriptor Descriptor { get; } = new()
    {
        Name = "fit-slope",
        TypeName = "FitSlope",
        Owner = "team",
        Steps =
        [
            new() { Name = "validate-points", Kind = StepKind.Validate, Subject = "points", Inputs = [Source("points")] },
            new() { Name = "admit-points", Kind = StepKind.Admit, Subject = "points", Inputs = [Wire("verdict", WireKind.Verdict, "points", "validate-points", "verdict")] },
            new()
            {
                Name = "split", Kind = StepKind.Method, Method = "Split", Inputs = [Source("points")],
                Outputs = [new("train", WireKind.Rows, "points") { Lineage = Columns }, new("test", WireKind.Rows, "points")],
            },
            new()
            {
                Name = "fit", Kind = StepKind.Method, Method = "Fit", Inputs = [Wire("rows", WireKind.Rows, "points", "split", "train")],
                Outputs = [new("model", WireKind.Model, "slope")],
            },
            new()
            {
                Name = "evaluate", Kind = StepKind.Method, Method = "Evaluate",
                Inputs = [Wire("model", WireKind.Model, "slope", "fit", "model"), Wire("rows", WireKind.Rows, "points", "split", "test")],
                Outputs = [new("metrics", WireKind.Metrics, null)],
            },
            new()
            {
                Name = "gate-slope", Kind = StepKind.Gate, Subject = "slope",
                Inputs =
                [
                    Wire("model", WireKind.Model, "slope", "fit", "model"), Wire("evaluation", WireKind.Rows, "points", "split", "test"),
                    Wire("metrics", WireKind.Metrics, "metrics", "evaluate", "metrics"),
                ],
                Outputs = [new("verdict", WireKind.Verdict, null), new("report", WireKind.Report, null)],
            },
            new()
            {
                Name = "deploy-slope", Kind = StepKind.Deploy, Subject = "slope",
                Inputs =
                [
                    Wire("model", WireKind.Model, "slope", "fit", "model"), Wire("evaluation", WireKind.Rows, "points", "split", "test"),
                    Wire("training", WireKind.Rows, "points", "split", "train"), Wire("verdict", WireKind.Verdict, "slope", "gate-slope", "verdict"),
                ],
            },
            new()
            {
                Name = "score", Kind = StepKind.Method, Method = "Score", Inputs = [Wire("champion", WireKind.Champion, "slope", null, null), Source("questions")],
                Outputs = [new("answers", WireKind.Rows, "answers")],
            },
            new() { Name = "validate-questions", Kind = StepKind.Validate, Subject = "questions", Inputs = [Source("questions")] },
        ],
    };

    public override string Ir => "";

    public StepDescriptor this[string step] => Descriptor.Steps.Single(known => known.Name == step);

    public override async Task RunStepAsync(string step, StepContext context, CancellationToken cancellation)
    {
        switch (step)
        {
            case "split":
                var points = context.Rows<Point>("points");
                await context.WriteAsync("train", points.Where(point => point.X < 0), cancellation);
                await context.WriteAsync("test", points.Where(point => point.X >= 0), cancellation);
                break;
            case "fit":
                if (await context.Rows<Point>("rows").CountAsync(cancellation) == 0)
                    throw new InvalidDataException("a cell with the value 4711");
                await context.WriteModelAsync("model", new Slope(context.Parameter<double>("factor")), cancellation);
                break;
            case "evaluate":
                var model = await context.ModelAsync<Slope>("model", cancellation);
                var metrics = await model.EvaluateAsync(
                    context.Rows<Point>("rows"), point => point.Late == true ? 1 : 0, answer => answer.Probability, ["auc"], cancellation);
                metrics["broken"] = double.NaN;
                await context.WriteAsync("metrics", metrics, cancellation);
                break;
            case "score":
                var champion = await context.ModelAsync<Slope>("champion", cancellation);
                await context.WriteAsync("answers", champion.Predict(context.Rows<Question>("questions").Select(question => new Point(question.Value))), cancellation);
                break;
            default:
                throw new ArgumentException($"There is no step '{step}'.", nameof(step));
        }
    }

    private static StepInput Source(string dataset) => new() { Name = dataset, Kind = WireKind.Source, Of = dataset };

    private static StepInput Wire(string name, WireKind kind, string of, string? step, string? output) =>
        new() { Name = name, Kind = kind, Of = of, Step = step, Output = output };
}
