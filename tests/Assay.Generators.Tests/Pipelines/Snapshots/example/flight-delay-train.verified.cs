/// <summary>What runs the steps of this pipeline.</summary>
[global::System.CodeDom.Compiler.GeneratedCode("Assay.Generators", "0.1.0")]
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
internal sealed class AssayPipelinePlan : global::Assay.CompilerServices.PipelinePlan
{
    /// <summary>The one instance.</summary>
    internal static AssayPipelinePlan Instance { get; } = new();

    private global::Assay.PipelineDescriptor? _descriptor;

    private AssayPipelinePlan()
    {
    }

    /// <inheritdoc/>
    public override global::Assay.PipelineDescriptor Descriptor => _descriptor ??= global::Assay.PipelineDescriptor.Parse(
        """{}"""u8);

    /// <inheritdoc/>
    public override string Ir =>
        """
        the compiled pipeline
        """;

    /// <inheritdoc/>
    public override global::System.Threading.Tasks.Task RunStepAsync(
        string step, global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation) => step switch
    {
        "featurize" => RunFeaturize(context, cancellation),
        "train" => RunTrain(context, cancellation),
        "evaluate" => RunEvaluate(context, cancellation),
        _ => throw new global::System.ArgumentException("Pipeline 'flight-delay-train' has no step '" + step + "' that is a method.", nameof(step)),
    };

    private static async global::System.Threading.Tasks.Task RunFeaturize(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = await global::FlightDelay.TrainDelay.Featurize(
            flights: context.Rows<global::FlightDelay.Flight>("flights"),
            cancel: cancellation).ConfigureAwait(false);
        await context.WriteAsync("train", result.train, cancellation).ConfigureAwait(false);
        await context.WriteAsync("test", result.test, cancellation).ConfigureAwait(false);
    }

    private static async global::System.Threading.Tasks.Task RunTrain(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = Create(context).Train(
            rows: context.Rows<global::FlightDelay.DelayFeatures>("rows"),
            run: context.Run,
            cancel: cancellation);
        await context.WriteModelAsync("model", result, cancellation).ConfigureAwait(false);
    }

    private static async global::System.Threading.Tasks.Task RunEvaluate(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = await global::FlightDelay.TrainDelay.Evaluate(
            model: await context.ModelAsync<global::FlightDelay.DelayModel>("model", cancellation).ConfigureAwait(false),
            rows: context.Rows<global::FlightDelay.DelayFeatures>("rows"),
            cancel: cancellation).ConfigureAwait(false);
        await context.WriteAsync("metrics", result, cancellation).ConfigureAwait(false);
    }

    private static global::FlightDelay.TrainDelay Create(global::Assay.CompilerServices.StepContext context) => new(
        Trees: context.Parameter<int>("trees"),
        LearningRate: context.Parameter<double>("learning_rate"));
}
