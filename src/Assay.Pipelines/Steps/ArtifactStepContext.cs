using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Pipelines.Steps;

/// <summary>What generated entry points read from and write to, over Kubeflow's contract of a container.</summary>
internal sealed class ArtifactStepContext(StepDescriptor step, StepInputs inputs, StepOutputs outputs, StepServices services) : StepContext
{
    public override IRun Run => services.Run;

    public override T Parameter<T>(string name)
    {
        var value = inputs.Value(name);
        try
        {
            // Kubeflow carries whole numbers as doubles: 100 may come as 100.0.
            if (typeof(T) == typeof(string))
                return (T)(object)(value.GetString() ?? "");
            if (typeof(T) == typeof(bool))
                return (T)(object)value.GetBoolean();
            if (typeof(T) == typeof(int))
                return (T)(object)checked((int)value.GetDouble());
            if (typeof(T) == typeof(long))
                return (T)(object)checked((long)value.GetDouble());
            if (typeof(T) == typeof(float))
                return (T)(object)(float)value.GetDouble();
            if (typeof(T) == typeof(double))
                return (T)(object)value.GetDouble();
        }
        catch (Exception e) when (e is InvalidOperationException or OverflowException)
        {
            throw new ArgumentException($"Parameter {name} of step {step.Name}: found a {value.ValueKind}, expected {typeof(T)}.", nameof(name), e);
        }

        throw new ArgumentException($"A parameter can't be of type {typeof(T)}.", nameof(name));
    }

    public override Rows<T> Rows<T>(string input) => inputs.Rows(input, AssayModules.Plan<T>());

    public override async Task<TModel> ModelAsync<TModel>(string input, CancellationToken cancellation)
    {
        var plan = AssayModules.Model<TModel>();
        var wire = inputs.Input(input);
        if (wire.Kind != WireKind.Champion)
            return (TModel)await plan.LoadAsync(inputs.Artifact(input).LocalPath, cancellation).ConfigureAwait(false);
        var champions = new ChampionModel(services.Registry);
        var version = await champions.FindAsync(wire.Of, inputs.Text(StepParameters.Champion(wire.Of)), cancellation).ConfigureAwait(false)
            ?? throw ChampionModel.None(wire.Of);
        services.Run.SetTag(RunTag.Champion(wire.Of), version.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return (TModel)await champions.LoadAsync(plan, version, cancellation).ConfigureAwait(false);
    }

    public override Task<Metrics> MetricsAsync(string input, CancellationToken cancellation) => inputs.MetricsAsync(input, cancellation);

    public override TService Service<TService>() => services.Provider?.GetService(typeof(TService)) is TService service
        ? service
        : throw new InvalidOperationException($"Step {step.Name} needs {typeof(TService)}: register it, with services.AddSingleton for example.");

    public override Task WriteAsync<T>(string output, Rows<T> rows, CancellationToken cancellation) => outputs.RowsAsync(output, rows, cancellation);

    // Each candidate is kept with its run, those that a gate refuses as well: an experiment is its checkpoint too.
    public override async Task WriteModelAsync<TModel>(string output, TModel model, CancellationToken cancellation)
    {
        var plan = AssayModules.Model<TModel>();
        var folder = await outputs.ModelAsync(output, plan, model, services.Run.Id, cancellation).ConfigureAwait(false);
        var logged = new RunModel(plan.Descriptor.Name, folder, $"checkpoints/{step.Name}/{output}")
        {
            Inputs = [.. StepRunData.Columns(plan.Descriptor.Input).Where(column => !column.Label)],
            Outputs = StepRunData.Columns(plan.Descriptor.Output),
        };
        await services.Run.LogModelAsync(logged, cancellation).ConfigureAwait(false);
    }

    public override Task WriteAsync(string output, Metrics metrics, CancellationToken cancellation)
    {
        foreach (var (name, value) in metrics)
            services.Run.LogMetric(name, value);
        return outputs.MetricsAsync(output, metrics, cancellation);
    }
}
