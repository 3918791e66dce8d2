using System.CommandLine;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Verbs;

/// <summary>Prints a rule's page, or the list of rules, without a network.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string?> _rule = new("rule") { Description = "the rule's id; without it all rules are listed", Arity = ArgumentArity.ZeroOrOne };

    public ExplainVerb() : base("explain", "Explains a diagnostic of the analyzers: cause, why it hurts, good and bad code.", "explain ASY1002") =>
        Arguments.Add(_rule);

    public override async Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        await context.Out.WriteLineAsync(arguments.GetValue(_rule) is { } rule ? RulePages.Read(rule) : RulePages.List()).ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
