using Assay.Generators.Rendering;

namespace Assay.Generators.Pipelines.Rendering;

/// <summary>Writes the entry point of a step: reads its inputs, calls the method, stores what it returns.</summary>
internal static class StepCode
{
    private const string NoCapture = ".ConfigureAwait(false)";

    public static bool IsAsync(StepModel step) =>
        step.IsAwaited || step.Outputs.Count > 0 || step.Arguments.Any(static argument => argument.Kind is ArgumentKind.Model or ArgumentKind.Metrics);

    public static IReadOnlyList<string> Lines(PipelineModel pipeline, StepModel step)
    {
        var lines = new List<string>();
        var start = (step.Outputs.Count > 0 ? "var result = " : "") + (step.IsAwaited ? "await " : "");
        var receiver = step.IsStatic ? pipeline.Type.GlobalName : "Create(context)";
        var end = (step.IsAwaited ? NoCapture : "") + ";";
        var arguments = step.Arguments.Select(Argument).ToList();
        var call = $"{start}{receiver}.{Literals.Identifier(step.Method!)}(";
        if (arguments.Count == 0)
            lines.Add(call + ")" + end);
        else
            lines.Add(call);
        for (var i = 0; i < arguments.Count; i++)
            lines.Add("    " + arguments[i] + (i == arguments.Count - 1 ? ")" + end : ","));
        foreach (var output in step.Outputs)
        {
            var write = output.Kind == WireKind.Model ? "WriteModelAsync" : "WriteAsync";
            var value = output.Element is null ? "result" : "result." + Literals.Identifier(output.Element);
            lines.Add($"await context.{write}({Literals.Text(output.Name)}, {value}, cancellation){NoCapture};");
        }

        if (!IsAsync(step))
            lines.Add("return global::System.Threading.Tasks.Task.CompletedTask;");
        return lines;
    }

    private static string Argument(ArgumentModel argument) => $"{Literals.Identifier(argument.Parameter)}: " + argument.Kind switch
    {
        ArgumentKind.Rows => $"context.Rows<{argument.Type}>({Literals.Text(argument.Input)})",
        ArgumentKind.Model => $"await context.ModelAsync<{argument.Type}>({Literals.Text(argument.Input)}, cancellation){NoCapture}",
        ArgumentKind.Metrics => $"await context.MetricsAsync({Literals.Text(argument.Input)}, cancellation){NoCapture}",
        ArgumentKind.Run => "context.Run",
        ArgumentKind.Cancellation => "cancellation",
        _ => $"context.Service<{argument.Type}>()",
    };

    /// <summary>The arguments that the record is made with.</summary>
    public static IEnumerable<string> Constructor(PipelineModel pipeline) =>
        from parameter in pipeline.Parameters
        where parameter.Property is not null
        select $"{Literals.Identifier(parameter.Property!)}: {Value(parameter)}";

    private static string Value(ParameterModel parameter)
    {
        var type = parameter.Kind switch
        {
            ParameterKind.Int32 => "int",
            ParameterKind.Int64 => "long",
            ParameterKind.Single => "float",
            ParameterKind.Double => "double",
            ParameterKind.Boolean => "bool",
            _ => "string",
        };
        var read = $"context.Parameter<{type}>({Literals.Text(parameter.Name)})";
        if (parameter.EnumType is not null)
            return $"{EnumReader(parameter)}({read})";
        return parameter.EmptyIsNull ? $"NullIfEmpty({read})" : read;
    }

    /// <summary>The name of the method that reads an enum's parameter.</summary>
    public static string EnumReader(ParameterModel parameter) => "Read" + parameter.Property;
}
