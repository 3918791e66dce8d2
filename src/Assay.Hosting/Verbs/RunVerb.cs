using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Data;
using Assay.Hosting.Pipelines;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.Pipelines.Steps;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Verbs;

/// <summary>Runs a pipeline on this machine: the emitted Kubeflow file, each step as a process.</summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> _pipeline = new("pipeline") { Description = "the pipeline's declared name" };
    private readonly Option<Dictionary<string, string>> _parameters = CommonOptions.Pairs("--param", "a parameter of the pipeline as KEY=VALUE; several times");
    private readonly Option<Dictionary<string, string>> _data = CommonOptions.Pairs("--data", "a dataset at a version as NAME@REF; several times", '@');
    private readonly Option<DateTimeOffset?> _asOf = CommonOptions.AsOf();
    private readonly Option<bool> _fresh = new("--no-cache") { Description = "run every step, even where an earlier result with the same inputs is there" };

    public RunVerb() : base("run", "Runs a pipeline on this machine, each step as a process.", "run flight-delay-train --param trees=200 --data flights@1")
    {
        Arguments.Add(_pipeline);
        Options.Add(_parameters);
        Options.Add(_data);
        Options.Add(_asOf);
        Options.Add(_fresh);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var declarations = context.Get<Declarations>();
        var plan = declarations.Pipeline(arguments.GetValue(_pipeline)!);
        var ir = PipelineIr.Parse(plan.Ir, plan.Descriptor.Name);
        var parameters = await ParametersAsync(ir, arguments, context, cancellation).ConfigureAwait(false);
        var runner = context.Get<LocalRunners>().Create(useCache: !arguments.GetValue(_fresh));
        PipelineRunResult result;
        try
        {
            var request = new PipelineRunRequest
            {
                Ir = ir,
                Project = DeclaringProject.OfPipeline(plan.Descriptor.Name, declarations.Project),
                Descriptor = plan.Descriptor,
                Parameters = PipelineParameters.Parse(ir, parameters),
            };
            result = await runner.RunAsync(request, context.Json ? null : new RunConsole(context.Out), cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        if (context.Json)
            await context.Out.WriteLineAsync(System.Text.Encoding.UTF8.GetString(result.ToJson())).ConfigureAwait(false);
        else
            RunConsole.Summarize(context.Out, result);
        return result.ExitCode;
    }

    private async Task<IReadOnlyDictionary<string, string>> ParametersAsync(
        PipelineIr ir, ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(arguments.GetValue(_parameters)!, StringComparer.Ordinal);
        if (arguments.GetValue(_asOf) is { } asOf)
            values[StepParameters.AsOf] = asOf.ToString("O", CultureInfo.InvariantCulture);
        foreach (var (dataset, reference) in arguments.GetValue(_data)!)
        {
            context.Get<Declarations>().Dataset(dataset);
            var version = await context.Get<IDatasetVersions>().FindAsync(dataset, reference, cancellation).ConfigureAwait(false)
                ?? throw new UsageException($"There is no version '{reference}' of {dataset}. assay version list {dataset} shows them.");
            values[StepParameters.Version(dataset)] = version.Version.ToString(CultureInfo.InvariantCulture);
            values[StepParameters.Hash(dataset)] = version.ContentHash;
        }

        await FillHashesAsync(ir, values, context, cancellation).ConfigureAwait(false);
        return values;
    }

    // A step that reads a file is only cached where the file's content is part of its inputs.
    private static async Task FillHashesAsync(PipelineIr ir, Dictionary<string, string> values, VerbContext context, CancellationToken cancellation)
    {
        foreach (var plan in context.Get<Declarations>().Datasets)
        {
            var name = plan.Descriptor.Name;
            var hash = StepParameters.Hash(name);
            if (!ir.Root.Parameters.ContainsKey(hash) || values.ContainsKey(hash))
                continue;
            var reference = new DatasetReference { Source = values.GetValueOrDefault(StepParameters.Source(name)) };
            if (await context.Get<DatasetSources>().DigestAsync(plan, reference, cancellation).ConfigureAwait(false) is { } digest)
                values[hash] = digest;
        }
    }
}
