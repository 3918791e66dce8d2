using System.CommandLine;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Verbs;

/// <summary>Finds runs by what they measured, were given and read.</summary>
internal sealed class RunsSearchVerb : RunsVerb
{
    private readonly Argument<string> _filter = new("filter") { Description = "MLflow's search grammar: metrics.x, params.x, tags.x, attributes.x, dataset.name; clauses joined by and" };
    private readonly Option<string[]> _order = new("--order-by") { Description = "such as \"metrics.auc DESC\"; several times", DefaultValueFactory = _ => [] };
    private readonly Option<int> _limit = LimitOption(100);

    public RunsSearchVerb() : base(
        "search", "Finds runs by what they measured, were given and read.", "runs search \"dataset.name = 'flights' and metrics.auc > 0.6\" --order-by \"metrics.auc DESC\"")
    {
        Arguments.Add(_filter);
        Options.Add(_order);
        Options.Add(_limit);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var (runs, experiments) = await SearchAsync(
            arguments, context, arguments.GetValue(_filter), arguments.GetValue(_order)!, arguments.GetValue(_limit), cancellation).ConfigureAwait(false);
        Write(context, runs, experiments);
        return ExitCode.Fine;
    }
}
