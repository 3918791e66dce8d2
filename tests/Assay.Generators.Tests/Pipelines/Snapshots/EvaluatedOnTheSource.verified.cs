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
        "fit" => RunFit(context, cancellation),
        "evaluate" => RunEvaluate(context, cancellation),
        _ => throw new global::System.ArgumentException("Pipeline 'from-source' has no step '" + step + "' that is a method.", nameof(step)),
    };

    private static async global::System.Threading.Tasks.Task RunFit(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = global::Shop.FromSource.Fit(
            sales: context.Rows<global::Shop.Sale>("sales"));
        await context.WriteModelAsync("model", result, cancellation).ConfigureAwait(false);
    }

    private static async global::System.Threading.Tasks.Task RunEvaluate(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = global::Shop.FromSource.Evaluate(
            model: await context.ModelAsync<global::Shop.Demand>("model", cancellation).ConfigureAwait(false),
            sales: context.Rows<global::Shop.Sale>("sales"));
        await context.WriteAsync("metrics", result, cancellation).ConfigureAwait(false);
    }
}
