using System.Collections;
using System.Reflection;
using Assay.Generators.Tests.Driver;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>An edit elsewhere makes nothing anew; an edit of the pipeline does.</summary>
public class CachingTests
{
    private static readonly string[] s_steps = [TrackingNames.Pipelines, TrackingNames.CompiledPipelines];

    private static readonly string[] s_sources =
    [
        Declarations.Source(
            """
            /// <summary>Counts them.</summary>
            [Step] public static Metrics Count(Rows<Sale> sales) => throw null!;
            [Step] public static Rows<Daily> Sum(Rows<Sale> sold) => sold.Where(sale => sale.Count > 1).Select(sale => new Daily { Count = sale.Count });
            """,
            "int trees = 1"),
        PipelineSources.Shop,
        "class Elsewhere;",
    ];

    [Fact]
    public void An_edit_of_another_file_leaves_every_step_as_it_was()
    {
        var reasons = Reasons(2, static _ => "class Elsewhere { int x; }");

        Assert.All(reasons, static one => Assert.True(
            one.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{one.Step}: {one.Reason}"));
    }

    [Fact]
    public void An_edit_within_a_step_leaves_every_step_as_it_was()
    {
        var reasons = Reasons(0, static source => source.Replace("throw null!", "throw new Exception()", StringComparison.Ordinal));

        Assert.All(reasons, static one => Assert.True(
            one.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{one.Step}: {one.Reason}"));
    }

    [Theory]
    [InlineData("Rows<Sale> sales", "Rows<Sale> sold")]
    [InlineData("int trees = 1", "int trees = 2")]
    [InlineData("Count = sale.Count", "Count = sale.Count + 1")]
    [InlineData("Counts them.", "Counts all.")]
    public void An_edit_of_the_declaration_makes_it_anew(string before, string after)
    {
        var reasons = Reasons(0, source => source.Replace(before, after, StringComparison.Ordinal));

        Assert.All(s_steps, step => Assert.Contains((step, IncrementalStepRunReason.Modified), reasons));
    }

    [Fact]
    public void The_steps_hold_nothing_of_the_compilation()
    {
        var generation = Generated();

        foreach (var step in s_steps.SelectMany(name => generation.Result.TrackedSteps[name]))
        {
            foreach (var (value, _) in step.Outputs)
                AssertPlain(value, []);
        }
    }

    private static IReadOnlyList<(string Step, IncrementalStepRunReason Reason)> Reasons(int edited, Func<string, string> edit)
    {
        var generation = Generated();
        var changed = edit(s_sources[edited]);
        Assert.NotEqual(s_sources[edited], changed);
        generation.Replace(edited, changed);
        return
        [
            .. from step in s_steps
               from run in generation.Result.TrackedSteps[step]
               from output in run.Outputs
               select (step, output.Reason),
        ];
    }

    private static Generation Generated() => Generation.Of(s_sources, CaseTests.Options);

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
