namespace Assay.Pipelines.Steps;

/// <summary>Which rows of the datasets that a step reads its parameters mean.</summary>
public static class StepReferences
{
    /// <summary>The rows of every source that the step takes, by dataset: a validation checks references against those of other datasets.</summary>
    /// <param name="step">The step.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="declared">The declared source of a dataset, which leaves the choice to the configuration; null where none is declared.</param>
    public static IReadOnlyDictionary<string, DatasetReference> Of(StepDescriptor step, ExecutorInput input, Func<string, string?> declared)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(declared);
        return step.Inputs
            .Where(wire => wire.Kind == WireKind.Source)
            .ToDictionary(wire => wire.Of, wire => Of(wire.Of, input, declared(wire.Of)), StringComparer.Ordinal);
    }

    internal static DatasetReference Of(string dataset, ExecutorInput input, string? declared)
    {
        var source = Text(input, StepParameters.Source(dataset));
        var version = Text(input, StepParameters.Version(dataset));
        return new()
        {
            Source = source.Length == 0 || source == declared ? null : source,
            Version = version.Length == 0 ? null : version,
        };
    }

    internal static string Text(ExecutorInput input, string parameter) =>
        input.Inputs.ParameterValues.TryGetValue(parameter, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString()! : "";
}
