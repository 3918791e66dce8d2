using System.Text;
using Assay.Generators.Rendering;

namespace Assay.Generators.Pipelines.Rendering;

/// <summary>Renders the plan of a pipeline: the part of the record that the runner calls.</summary>
internal static class PlanRenderer
{
    /// <summary>The name of the nested type.</summary>
    public const string PlanName = "AssayPipelinePlan";

    private static readonly CodeTemplate s_template = CodeTemplate.Load("pipeline.sbn");

    public static string Render(PipelineModel pipeline, string descriptor, string yaml) => s_template.Render(new Model(
        GeneratedFile.Attribute,
        PlanName,
        pipeline.Type.GlobalName,
        Literals.Text($"Pipeline '{pipeline.Name}' has no step '"),
        Literals.Raw(descriptor),
        [.. RawLines(yaml)],
        [.. pipeline.Steps.Where(static step => step.Kind == StepKind.Method).Select(step => Step(pipeline, step))],
        HasInstanceSteps(pipeline),
        Arguments(pipeline),
        [.. pipeline.Parameters.Where(parameter => parameter.EnumType is not null && HasInstanceSteps(pipeline)).Select(Enum)],
        HasInstanceSteps(pipeline) && pipeline.Parameters.Any(static parameter => parameter.EmptyIsNull)));

    private static string Arguments(PipelineModel pipeline) =>
        string.Join(",", StepCode.Constructor(pipeline).Select(static argument => "\n        " + argument));

    private static bool HasInstanceSteps(PipelineModel pipeline) => pipeline.Steps.Any(static step => step is { Kind: StepKind.Method, IsStatic: false });

    private static StepView Step(PipelineModel pipeline, StepModel step) => new(
        Literals.Text(step.Name), "Run" + step.Method, StepCode.IsAsync(step) ? "async " : "", [.. StepCode.Lines(pipeline, step)]);

    private static EnumView Enum(ParameterModel parameter) => new(
        StepCode.EnumReader(parameter),
        parameter.EnumType!,
        Literals.Text($"Parameter {parameter.Name} is '"),
        [.. parameter.Literals.Select(member => new MemberView(Literals.Text(member), $"{parameter.EnumType}.{Literals.Identifier(member)}"))]);

    /// <summary>The end of a statement: a raw string literal over several lines, its own line ends kept.</summary>
    private static IEnumerable<string> RawLines(string text)
    {
        var quotes = new StringBuilder("\"\"\"");
        while (text.Contains(quotes.ToString()))
            quotes.Append('"');
        yield return quotes.ToString();
        foreach (var line in text.Split('\n'))
            yield return line;
        yield return quotes + ";";
    }

    private sealed record Model(
        string Attribute,
        string Plan,
        string Type,
        string NoStep,
        string Descriptor,
        string[] Ir,
        StepView[] Steps,
        bool HasInstanceSteps,
        string Arguments,
        EnumView[] Enums,
        bool NeedsNullIfEmpty);

    private sealed record StepView(string Name, string Method, string Async, string[] Lines);

    private sealed record EnumView(string Method, string Type, string NoMember, MemberView[] Members);

    private sealed record MemberView(string Name, string Value);
}
