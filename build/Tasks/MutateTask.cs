using System.Diagnostics;
using Build.Mutations;
using Cake.Common;
using Cake.Common.Diagnostics;

namespace Build.Tasks;

[TaskName("Mutate")]
[TaskDescription(
    "Breaks rules one by one in a copy of what is committed, and demands that tests notice: all, or those that begin as --rule=ASY4002 or ASY4 does. "
    + "--record writes what came of it into docs/rules/README.md.")]
public sealed class MutateTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var listed = Mutation.ReadAll();
        var chosen = listed.Where(one => one.Rule.StartsWith(context.Argument("rule", ""), StringComparison.Ordinal)).ToList();
        if (chosen.Count == 0)
            throw new CakeException(2, $"build/Mutations/analyzers.json has no edit of '{context.Argument("rule", "")}'.");
        var tree = new MutantTree(context);
        tree.Prepare(chosen);
        var verdicts = new List<Verdict>();
        foreach (var mutation in chosen)
        {
            var clock = Stopwatch.StartNew();
            var verdict = tree.Try(mutation);
            verdicts.Add(verdict);
            context.Information("{0} {1} | {2} | {3} | {4:0} s", mutation.Rule, verdict.Word, mutation.Broken, verdict.Count, clock.Elapsed.TotalSeconds);
            if (context.HasArgument("record"))
                VerdictTable.Record(verdicts, listed);
        }

        var killed = verdicts.Count(static one => one.IsKilled);
        context.Information("{0} broken, {1} noticed.", verdicts.Count, killed);
        if (killed < verdicts.Count)
            throw new CakeException(1, $"{verdicts.Count - killed} broken rules were noticed by no test.");
    }
}
