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
        "sum-up" => RunSumUpAsync(context, cancellation),
        "fit" => RunFit(context, cancellation),
        "judge" => RunJudge(context, cancellation),
        "tell" => RunTell(context, cancellation),
        "nothing" => RunNothing(context, cancellation),
        "quote" => RunQuote(context, cancellation),
        _ => throw new global::System.ArgumentException("Pipeline 'everything-at-once' has no step '" + step + "' that is a method.", nameof(step)),
    };

    private static async global::System.Threading.Tasks.Task RunSumUpAsync(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = await Create(context).SumUpAsync(
            @event: context.Rows<global::Shop.Sale>("event"),
            mailer: context.Service<global::Shop.IMailer>(),
            cancel: cancellation).ConfigureAwait(false);
        await context.WriteAsync("train", result.train, cancellation).ConfigureAwait(false);
        await context.WriteAsync("held_out", result.heldOut, cancellation).ConfigureAwait(false);
    }

    private static async global::System.Threading.Tasks.Task RunFit(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = Create(context).Fit(
            rows: context.Rows<global::Shop.Daily>("rows"),
            run: context.Run);
        await context.WriteModelAsync("model", result, cancellation).ConfigureAwait(false);
    }

    private static async global::System.Threading.Tasks.Task RunJudge(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = await global::Shop.EverythingAtOnce.Judge(
            candidate: await context.ModelAsync<global::Shop.Demand>("candidate", cancellation).ConfigureAwait(false),
            rows: context.Rows<global::Shop.Daily>("rows")).ConfigureAwait(false);
        await context.WriteAsync("metrics", result, cancellation).ConfigureAwait(false);
    }

    private static async global::System.Threading.Tasks.Task RunTell(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        global::Shop.EverythingAtOnce.Tell(
            metrics: await context.MetricsAsync("metrics", cancellation).ConfigureAwait(false),
            mailer: context.Service<global::Shop.IMailer>());
    }

    private static global::System.Threading.Tasks.Task RunNothing(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        global::Shop.EverythingAtOnce.Nothing();
        return global::System.Threading.Tasks.Task.CompletedTask;
    }

    private static async global::System.Threading.Tasks.Task RunQuote(
        global::Assay.CompilerServices.StepContext context, global::System.Threading.CancellationToken cancellation)
    {
        var result = global::Shop.EverythingAtOnce.Quote(
            price: await context.ModelAsync<global::Shop.Price>("price", cancellation).ConfigureAwait(false),
            articles: context.Rows<global::Shop.Article>("articles"));
        await context.WriteAsync("rows", result, cancellation).ConfigureAwait(false);
    }

    private static global::Shop.EverythingAtOnce Create(global::Assay.CompilerServices.StepContext context) => new(
        Days: context.Parameter<int>("days"),
        Limit: context.Parameter<long>("limit"),
        Rate: context.Parameter<double>("rate"),
        Share: context.Parameter<float>("share"),
        Tiny: context.Parameter<double>("tiny"),
        @checked: context.Parameter<bool>("checked"),
        Region: context.Parameter<string>("region"),
        Note: NullIfEmpty(context.Parameter<string>("note")),
        How: ReadHow(context.Parameter<string>("how")));

    private static global::Shop.Method ReadHow(string name) => name switch
    {
        "Mean" => global::Shop.Method.Mean,
        "default" => global::Shop.Method.@default,
        _ => throw new global::System.ArgumentException("Parameter how is '" + name + "'.", nameof(name)),
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
