using System.CommandLine;
using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Pipelines.Deployment;
using Assay.Workspace.Lineage;

namespace Assay.Hosting.Verbs;

/// <summary>Shows the deployed version of a model, or goes back to the one before.</summary>
internal sealed class DeployVerb : Verb
{
    private static readonly (string Name, string Tag)[] s_facts = [("gate", VersionTags.Gate), ("before", VersionTags.PreviousChampion)];

    private readonly Argument<string> _model = new("model") { Description = "the model's declared name" };
    private readonly Option<bool> _rollback = new("--rollback") { Description = "make the version champion again that was so before" };

    public DeployVerb() : base("deploy", "Shows which version of a model is deployed, or rolls it back. Deploying is the pipeline's, behind its gate.", "deploy flight-delay --rollback", OutputFormat.Text)
    {
        Arguments.Add(_model);
        Options.Add(_rollback);
    }

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var model = context.Get<Declarations>().Model(arguments.GetValue(_model)!).Descriptor.Name;
        if (arguments.GetValue(_rollback))
        {
            var deployer = context.Get<Deployer>();
            var record = await deployer.RollbackAsync(model, cancellation).ConfigureAwait(false);
            await deployer.AnnounceAsync(context.Get<IEventSink>(), DeclaringProject.OfModel(record.Model, context.Get<Declarations>().Project), record, cancellation).ConfigureAwait(false);
        }

        if (await context.Get<IModelRegistry>().FindAsync(model, ModelAlias.Champion, cancellation).ConfigureAwait(false) is not { } champion)
        {
            context.Say($"{model} has no champion yet: run the pipeline that trains it.");
            return ExitCode.Refused;
        }

        context.Say(string.Create(CultureInfo.InvariantCulture, $"{model}: version {champion.Version} is champion, registered {champion.Created:yyyy-MM-dd HH:mm} UTC"));
        foreach (var (name, tag) in s_facts)
        {
            if (champion.Tags.TryGetValue(tag, out var value) && value.Length > 0)
                context.Say($"  {name,-9} {TextTable.Printable(value)}");
        }

        if (champion.RunId is { } run)
            context.Say($"  {"run",-9} {run}  (assay runs show {run})");
        if (await context.Get<IModelRegistry>().FindAsync(model, ModelAlias.Challenger, cancellation).ConfigureAwait(false) is { } challenger)
            context.Say(string.Create(CultureInfo.InvariantCulture, $"  version {challenger.Version} has passed its gate, but its deployment broke off: run the pipeline again."));
        return ExitCode.Fine;
    }
}
