using Assay.Catalog.Folding;
using Assay.Workspace.Lineage;

namespace Assay.Catalog.Lineage;

/// <summary>The lineage that a manifest's declarations imply: how things will hang together before anything has run.</summary>
internal sealed class DeclaredLineage(GraphBuilder graph, Manifest manifest, DeclaredNames names)
{
    private string Project => manifest.Project;

    public void Add()
    {
        foreach (var dataset in manifest.Datasets)
            AddDataset(dataset);
        foreach (var model in manifest.Models)
            AddModel(model);
        foreach (var pipeline in manifest.Pipelines)
        {
            foreach (var step in pipeline.Steps)
                AddStep(pipeline, step);
        }

        foreach (var monitor in manifest.Monitors)
        {
            var urn = Urn.Of(Project, "monitor", monitor.Name);
            graph.Node(new(urn, NodeKind.Monitor, monitor.Name, urn, monitor.Owner));
            graph.Edge(ChampionOf(monitor.Model), urn, "watched by", "watches");
        }
    }

    private void AddDataset(DatasetDescriptor dataset)
    {
        var urn = Urn.Of(Project, "dataset", dataset.Name);
        graph.Node(new(urn, dataset.Source is null ? NodeKind.Columns : NodeKind.Dataset, dataset.Name, urn, dataset.Owner));
        graph.Named(LineageName.InProject(Project, dataset.Name), urn);
        if (dataset.Source is { } source)
        {
            var place = $"place:{Project}/{source}";
            graph.Node(new(place, NodeKind.Place, source));
            graph.Edge(place, urn, "read as", "read from");
        }

        if (dataset.Features is { } features)
            graph.Edge(names.Urn(Project, "dataset", features.From), urn, "made into", "made from");
    }

    private void AddModel(ModelDescriptor model)
    {
        var urn = Urn.Of(Project, "model", model.Name);
        var champion = GraphBuilder.ChampionOf(Project, model.Name);
        graph.Node(new(urn, NodeKind.Model, model.Name, urn, model.Owner));
        graph.Named(LineageName.InProject(Project, LineageNames.Model(model.Name)), urn);
        graph.Node(new(champion, NodeKind.Deployment, "champion of " + model.Name, urn, model.Owner));
        if (!names.IsDeployed(urn))
            graph.Edge(urn, champion, "in use as", "is a version of");
        graph.Edge(names.Urn(Project, "dataset", model.Input), urn, "taken by", "takes");
        graph.Edge(champion, names.Urn(Project, "dataset", model.Output), "answers with", "answered by");
    }

    private void AddStep(PipelineDescriptor pipeline, StepDescriptor step)
    {
        var urn = StepUrn(pipeline, step.Name);
        graph.Node(new(urn, KindOf(step.Kind), step.Name, urn, pipeline.Owner, pipeline.Name));
        graph.Named(LineageName.InProject(Project, LineageNames.StepJob(pipeline.Name, step.Name)), urn);
        var admitted = step.After.Where(after => pipeline.Steps.Any(s => s.Name == after && s.Kind == StepKind.Admit)).ToList();
        foreach (var admit in admitted)
            graph.Edge(StepUrn(pipeline, admit), urn, "lets through to", "waits for");
        foreach (var input in step.Inputs)
            AddInput(pipeline, step, input, urn, admitted);
        foreach (var output in step.Outputs)
        {
            if (output.Kind == WireKind.Rows)
            {
                var rows = RowsId(pipeline.Name, step.Name, output.Name);
                graph.Node(new(rows, NodeKind.Rows, output.Of is null ? output.Name : $"{output.Name} ({output.Of})", urn, pipeline.Owner, pipeline.Name));
                graph.Named(LineageName.InProject(Project, LineageNames.StepRows(pipeline.Name, step.Name, output.Name)), rows);
                graph.Edge(urn, rows, "makes", "made by");
                if (output.Of is not null)
                    graph.RowsOf(LineageName.InProject(Project, LineageNames.StepRows(pipeline.Name, step.Name, output.Name)), names.Urn(Project, "dataset", output.Of));
            }
            else if (output is { Kind: WireKind.Model, Of: { } model })
            {
                graph.Edge(urn, names.Urn(Project, "model", model), "trains", "trained by");
            }
        }

        if (step is { Kind: StepKind.Deploy, Subject: { } deployed })
            graph.Edge(urn, ChampionOf(deployed), "deploys", "deployed by");
    }

    private void AddInput(PipelineDescriptor pipeline, StepDescriptor step, StepInput input, string urn, List<string> admitted)
    {
        var trains = step.Outputs.Any(o => o.Kind == WireKind.Model);
        switch (input.Kind)
        {
            case WireKind.Source when step.Kind is StepKind.Validate or StepKind.Observe:
                var main = input.Of == step.Subject;
                graph.Edge(names.Urn(Project, "dataset", input.Of), urn, main ? "validated by" : "looked up by", main ? "validates" : "looks up");
                break;
            case WireKind.Source when admitted.Any(a => pipeline.Steps.Any(s => s.Name == a && s.Subject == input.Of)):
                // The way leads through its validation.
                break;
            case WireKind.Source:
                graph.Edge(names.Urn(Project, "dataset", input.Of), urn, trains ? "used to train by" : "read by", trains ? "trained from" : "reads");
                break;
            case WireKind.Rows when input is { Step: { } maker, Output: { } output }:
                var (words, backwards) = RowsWords(step, trains);
                graph.Edge(RowsId(pipeline.Name, maker, output), urn, words, backwards);
                break;
            case WireKind.Model when step.Kind is StepKind.Gate:
                graph.Edge(names.Urn(Project, "model", input.Of), urn, "judged by", "judges");
                break;
            case WireKind.Model:
                graph.Edge(names.Urn(Project, "model", input.Of), urn, "used by", "uses");
                break;
            case WireKind.Champion:
                graph.Edge(ChampionOf(input.Of), urn, "used by", "uses");
                break;
            case WireKind.Verdict when input.Step is { } judge:
                graph.Edge(StepUrn(pipeline, judge), urn, step.Kind == StepKind.Admit ? "decides for" : "lets through to", "waits for");
                break;
            case WireKind.State when input.Step is { } observer:
                graph.Edge(StepUrn(pipeline, observer), urn, "merged by", "merges");
                break;
            case WireKind.Metrics when input.Step is { } measured:
                graph.Edge(StepUrn(pipeline, measured), urn, "measures for", "reads metrics of");
                break;
        }
    }

    private static (string, string) RowsWords(StepDescriptor step, bool trains) => step.Kind switch
    {
        StepKind.Gate => ("judged on by", "judges on"),
        StepKind.Deploy => ("kept as reference by", "keeps as reference"),
        _ => trains ? ("used to train by", "trained from") : ("read by", "reads"),
    };

    private string ChampionOf(string model) => GraphBuilder.ChampionOf(names.ProjectOf(Project, "model", model), model);

    private string StepUrn(PipelineDescriptor pipeline, string step) => Urn.Of(Project, "step", LineageNames.StepJob(pipeline.Name, step));

    private string RowsId(string pipeline, string step, string output) => $"rows:{Project}/{LineageNames.StepRows(pipeline, step, output)}";

    private static NodeKind KindOf(StepKind kind) => kind switch
    {
        StepKind.Validate or StepKind.Admit or StepKind.Observe => NodeKind.Validation,
        StepKind.Gate => NodeKind.Gate,
        _ => NodeKind.Step,
    };
}
