using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Pipelines.Rendering;

/// <summary>Writes <c>Assay.PipelineDescriptor</c> as the manifest's JSON.</summary>
internal static class DescriptorJson
{
    public static string Write(PipelineModel pipeline) => JsonText.Object(json => json
        .Member("name", pipeline.Name)
        .Member("typeName", pipeline.Type.FullName)
        .Member("documentation", pipeline.Documentation)
        .Member("owner", pipeline.Owner)
        .Member("schedule", pipeline.Schedule)
        .List("parameters", pipeline.Parameters, Parameter)
        .List("steps", pipeline.Steps, Step));

    private static void Parameter(JsonText json, ParameterModel parameter)
    {
        json.Member("name", parameter.Name).Member("type", Ir.IrBuilder.TypeOf(parameter));
        if (parameter.Default is { } value)
            json.Raw("default", value.IsText ? JsonText.Quote(value.Text) : value.Text);
        json.Member("documentation", parameter.Documentation);
    }

    private static void Step(JsonText json, StepModel step) => json
        .Member("name", step.Name)
        .Member("kind", Names.Camel(step.Kind.ToString()))
        .Member("method", step.Method)
        .Member("documentation", step.Documentation)
        .List("inputs", step.Inputs, Input)
        .List("outputs", step.Outputs, Output)
        .Texts("parameters", step.Parameters)
        .Texts("after", step.After)
        .Member("subject", step.Subject);

    private static void Input(JsonText json, InputModel input) => json
        .Member("name", input.Name)
        .Member("kind", Names.Camel(input.Kind.ToString()))
        .Member("of", input.Of)
        .Member("step", input.Step)
        .Member("output", input.Output);

    private static void Output(JsonText json, OutputModel output)
    {
        json.Member("name", output.Name).Member("kind", Names.Camel(output.Kind.ToString())).Member("of", output.Of);
        if (output.Origins is { HasFacets: true } origins)
        {
            json.Object("lineage", lineage => lineage
                .List("columns", [.. origins.Columns.Where(static column => column.Origins.Count > 0 || column.Opaque is not null)], static (item, column) => item
                    .Member("column", column.StorageName).List("from", column.Origins, Origin).Member("unread", column.Opaque))
                .List("rows", origins.Whole, Origin)
                .Member("unread", origins.Opaque));
        }
    }

    private static void Origin(JsonText json, OriginModel origin) => json
        .Member(origin.IsDeclared ? "dataset" : "input", origin.IsDeclared ? origin.Input : Names.Snake(origin.Input))
        .Member("column", origin.StorageName)
        .Member("kind", Names.Camel(origin.Kind.ToString()))
        .Flag("masked", origin.IsMasked);
}
