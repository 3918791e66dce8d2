using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>An edit elsewhere makes nothing anew; an edit of the pipeline does.</summary>
public class CachingTests
{
    private static readonly string[] s_steps = [TrackingNames.Pipelines, TrackingNames.CompiledPipelines];

    [Fact]
    public void An_edit_of_another_file_leaves_every_step_as_it_was()
    {
        var reasons = Reasons(static tree => CSharpSyntaxTree.ParseText("class Elsewhere { int x; }", (CSharpParseOptions)tree.Options, "9.cs"), edited: 2);

        Assert.All(reasons, static one => Assert.True(
            one.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{one.Step}: {one.Reason}"));
    }

    [Fact]
    public void An_edit_within_a_step_leaves_every_step_as_it_was()
    {
        var reasons = Reasons(static tree => Replace(tree, "throw null!", "throw new Exception()"), edited: 0);

        Assert.All(reasons, static one => Assert.True(
            one.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{one.Step}: {one.Reason}"));
    }

    [Theory]
    [InlineData("Rows<Sale> sales", "Rows<Sale> sold")]
    [InlineData("int trees = 1", "int trees = 2")]
    [InlineData("Counts them.", "Counts all.")]
    public void An_edit_of_the_declaration_makes_it_anew(string before, string after)
    {
        var reasons = Reasons(tree => Replace(tree, before, after), edited: 0);

        Assert.All(s_steps, step => Assert.Contains((step, IncrementalStepRunReason.Modified), reasons));
    }

    [Fact]
    public void The_steps_hold_nothing_of_the_compilation()
    {
        var driver = PipelineRun.Generate(Compiled(), out _);

        foreach (var step in s_steps.SelectMany(name => driver.GetRunResult().Results[0].TrackedSteps[name]))
        {
            foreach (var (value, _) in step.Outputs)
                AssertPlain(value, []);
        }
    }

    private static IReadOnlyList<(string Step, IncrementalStepRunReason Reason)> Reasons(Func<SyntaxTree, SyntaxTree> edit, int edited)
    {
        var compilation = Compiled();
        var driver = PipelineRun.Generate(compilation, out _);
        var tree = compilation.SyntaxTrees[edited];
        var changed = edit(tree);
        Assert.NotEqual(tree.ToString(), changed.ToString());
        var result = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, changed)).GetRunResult().Results[0];
        return
        [
            .. from step in s_steps
               from run in result.TrackedSteps[step]
               from output in run.Outputs
               select (step, output.Reason),
        ];
    }

    private static CSharpCompilation Compiled() => PipelineRun.Compile(
        Declarations.Source(
            """
            /// <summary>Counts them.</summary>
            [Step] public static Metrics Count(Rows<Sale> sales) => throw null!;
            """,
            "int trees = 1"),
        PipelineSources.Shop,
        "class Elsewhere;");

    private static SyntaxTree Replace(SyntaxTree tree, string before, string after) => CSharpSyntaxTree.ParseText(
        tree.ToString().Replace(before, after, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath);

    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location, value.GetType().FullName);
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                AssertPlain(item, seen);
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AssertPlain(field.GetValue(value), seen);
    }
}
