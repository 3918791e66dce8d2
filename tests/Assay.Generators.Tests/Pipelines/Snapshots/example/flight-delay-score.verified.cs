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
        "score" => RunScore(context, cancellation),
        _ => throw new global::System.ArgumentException("Pipeline 'flight-delay-score' has no step '" + step + "' that is a method.", nameof(step)),
    };

    private static async global::System.Threading.Tasks.Task RunScore(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = global::FlightDelay.ScoreFlights.Score(
            champion: await context.ModelAsync<global::FlightDelay.DelayModel>("champion", cancellation).ConfigureAwait(false),
            flights: context.Rows<global::FlightDelay.Flight>("flights"));
        await context.WriteAsync("rows", result, cancellation).ConfigureAwait(false);
    }
}
