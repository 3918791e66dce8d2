using Assay.Generators.Artifacts;
using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Pipelines.Rendering;

/// <summary>
/// Writes a step as a design-time <c>JobEvent</c>: what it reads and makes of datasets and models. Metrics, verdicts and reports belong to a
/// run and are no nodes of lineage.
/// </summary>
internal static class StepLineage
{
    public static Artifact Write(PipelineModel pipeline, StepModel step, string project)
    {
        var job = $"{pipeline.Name}.{step.Name}";
        return new Artifact($"lineage/jobs/{job}.json", Lineage.JobEvent(
            project,
            job,
            facets =>
            {
                Lineage.JobType(facets, step.Kind == StepKind.Validate ? "VALIDATION" : "TASK");
                Lineage.JobDocumentation(facets, step.Documentation);
                Lineage.JobOwnership(facets, pipeline.Owner);
            },
            json =>
            {
                Nodes(json, "inputs", Inputs(pipeline, step).Select(static node => (node, (RowsOrigins?)null)), pipeline, step, project);
                Nodes(json, "outputs", Outputs(pipeline, step), pipeline, step, project);
            }));
    }

    private static IEnumerable<LineageNode?> Inputs(PipelineModel pipeline, StepModel step) => step.Inputs.Select(input => Input(pipeline, input));

    // A deployment makes the model one that others can use.
    private static IEnumerable<(LineageNode?, RowsOrigins?)> Outputs(PipelineModel pipeline, StepModel step) => step.Kind == StepKind.Deploy
        ? [(new LineageNode("models/" + step.Subject, step.SubjectProject), null)]
        : step.Outputs.Select(output => (Output(pipeline, step, output), output.Origins));

    private static LineageNode? Input(PipelineModel pipeline, InputModel input) => input.Kind switch
    {
        WireKind.Source => new LineageNode(input.Of, input.Project),
        WireKind.Rows => new LineageNode($"{pipeline.Name}/{input.Step}/{input.Output}", null),
        WireKind.Model or WireKind.Champion => new LineageNode("models/" + input.Of, input.Project),
        _ => null,
    };

    private static LineageNode? Output(PipelineModel pipeline, StepModel step, OutputModel output) => output.Kind switch
    {
        WireKind.Rows => new LineageNode($"{pipeline.Name}/{step.Name}/{output.Name}", null),
        WireKind.Model => new LineageNode("models/" + output.Of, output.Project),
        _ => null,
    };

    private static void Nodes(
        JsonText json, string member, IEnumerable<(LineageNode? Node, RowsOrigins? Origins)> nodes, PipelineModel pipeline, StepModel step, string project)
    {
        var named = nodes.Where(static one => one.Node is not null).GroupBy(static one => one.Node!).Select(static same => same.First());
        json.List(member, named.ToList(), (item, one) => Lineage.Node(item, one.Node!.Project ?? project, one.Node.Name, one.Origins is not { HasFacets: true } origins
            ? null
            : facets => ColumnFacets.Write(facets, project, origins, parameter => DatasetOf(pipeline, step, parameter))));
    }

    private static LineageNode DatasetOf(PipelineModel pipeline, StepModel step, string parameter)
    {
        var name = Names.Snake(parameter);
        return Input(pipeline, step.Inputs.First(input => input.Name == name))!;
    }
}
