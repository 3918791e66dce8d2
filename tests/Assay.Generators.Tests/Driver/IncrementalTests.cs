using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Driver;

/// <summary>What is made anew after an edit: only what the edit concerns.</summary>
public class IncrementalTests
{
    private const string Declarations = """
        /// <summary>A row.</summary>
        [Dataset("rows")] public sealed partial record Row { [InRange(0, 10)] public int A { get; init; } [Check("c", When = nameof(W))] static bool C(int a) => true; static bool W(int a) => true; }
        [Columns("answers")] public sealed partial record Answer([Score] double S);
        [Model("m"), Gate("auc", AtLeast = 0.5)]
        public sealed partial record M : IModel<Row, Answer>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
            public ValueTask PredictAsync(ReadOnlyMemory<Row> inputs, Memory<Answer> outputs, CancellationToken cancellation = default) => default;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
        }
        [Monitor<M>("m-live", Window = "1d"), Drift, Performance("auc", AtLeast = 0.4), Alert("mail")] public sealed partial record Live;
        """;

    private static readonly string[] s_steps =
    [
        TrackingNames.Options, TrackingNames.Datasets, TrackingNames.Columns, TrackingNames.Models, TrackingNames.Monitors, TrackingNames.Plans, TrackingNames.Modules,
    ];

    [Fact]
    public void An_edit_elsewhere_makes_nothing_anew()
    {
        var generation = Started();

        generation.Replace(1, "public class Elsewhere { public int Other() => 2; }");

        foreach (var step in s_steps)
            AssertKept(generation, step);
        Assert.All(OutputReasons(generation), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_line_above_a_declaration_makes_nothing_anew()
    {
        var generation = Started();

        generation.Replace(0, "// A comment.\n\n" + Declarations);

        Assert.All(OutputReasons(generation), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_a_bound_makes_that_dataset_anew_and_not_the_module()
    {
        var generation = Started();
        var module = generation.File("AssayModule");

        generation.Replace(0, Declarations.Replace("InRange(0, 10)", "InRange(0, 11)", StringComparison.Ordinal));

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(generation, TrackingNames.Datasets));
        AssertKept(generation, TrackingNames.Columns);
        AssertKept(generation, TrackingNames.Plans);
        Assert.Contains("""{"min":0,"max":11}""", generation.File("Row."), StringComparison.Ordinal);
        Assert.Equal(module, generation.File("AssayModule"));
        Assert.Single(OutputReasons(generation), reason => reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void A_new_declaration_makes_the_module_anew()
    {
        var generation = Started();

        generation.Replace(1, "[Assay.Columns(\"more\")] public sealed partial record More(int A);");

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(generation, TrackingNames.Plans));
        Assert.Contains("global::More.AssayPlan.Instance", generation.File("AssayModule"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_leaves_a_transform_is_plain_data()
    {
        var generation = Started();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        foreach (var step in s_steps)
        {
            foreach (var run in generation.Result.TrackedSteps[step])
            {
                foreach (var (value, _) in run.Outputs)
                    AssertPlain(value, step, seen);
            }
        }

        Assert.True(seen.Count > 10);
    }

    private static Generation Started()
    {
        var generation = Generation.Of([Declarations, "public class Elsewhere { }"]);
        generation.AssertCompiles();
        return generation;
    }

    private static void AssertKept(Generation generation, string step) => Assert.All(
        Reasons(generation, step),
        reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));

    private static IEnumerable<IncrementalStepRunReason> Reasons(Generation generation, string step)
    {
        Assert.True(generation.Result.TrackedSteps.ContainsKey(step), $"There is no step {step}.");
        return generation.Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);
    }

    private static IReadOnlyList<IncrementalStepRunReason> OutputReasons(Generation generation)
    {
        var reasons = generation.Result.TrackedOutputSteps.SelectMany(steps => steps.Value).SelectMany(run => run.Outputs).Select(output => output.Reason).ToList();
        Assert.True(reasons.Count >= 5);
        return reasons;
    }

    private static void AssertPlain(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !(value.GetType().IsValueType || seen.Add(value)))
            return;
        Assert.False(value is ISymbol or SyntaxNode or Compilation or SemanticModel or Location or AttributeData or SyntaxTree, $"{path} holds a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                AssertPlain(item, path + "[]", seen);
            return;
        }

        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                AssertPlain(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
