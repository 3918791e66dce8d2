using Assay.Generators.Models;
using Assay.Generators.Tests.Driver;
using Assay.TestKit.Snapshots;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.Models;

public class ModelTests
{
    private const string MlNet = """
        namespace Microsoft.ML { public interface ITransformer { } }
        namespace Assay.ML
        {
            public interface IMlNetModel<TIn, TOut> : IModel<TIn, TOut>
            {
                Microsoft.ML.ITransformer Transformer { get; }
                Task IModel<TIn, TOut>.SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
                ValueTask IModel<TIn, TOut>.PredictAsync(ReadOnlyMemory<TIn> inputs, Memory<TOut> outputs, CancellationToken cancellation) => default;
            }
        }

        namespace Assay.ML.CompilerServices
        {
            public static class MlNetModels
            {
                public static Task<Microsoft.ML.ITransformer> LoadAsync(string folder, CancellationToken cancellation) => throw new NotSupportedException();
            }
        }
        """;

    private const string Load = "static Task<M> LoadAsync(string folder, CancellationToken cancellation) => null!;";

    private const string Rows = """
        [Dataset("flights")] public partial record Flight(int Delay);
        [Columns("features")] public partial record In(int Hour) { [Features] public static In Of(Flight f) => new(f.Delay); }
        [Columns("answers")] public partial record Out([Score] float P);
        """;

    [Fact]
    public void A_model_of_a_transformer_is_loaded_by_ml_net()
    {
        var generation = Generation.Of([MlNet, Rows, """
            namespace Shop;
            /// <summary>Will it be late?</summary>
            [Model("late", Owner = "ml"), Gate("auc", AtLeast = 0.62), Gate("auc", NotWorseThanChampionBy = 0.005)]
            public sealed partial record Late(Microsoft.ML.ITransformer Transformer) : Assay.ML.IMlNetModel<In, Out>;
            """]);

        generation.AssertCompiles();
        Snapshot.Match(generation.File("Shop.Late"), "late.cs");
    }

    [Fact]
    public void A_model_without_features_takes_its_input_as_request()
    {
        var generation = Generation.Of([Rows, """
            [Model("m")]
            public sealed partial class M : IModel<Out, Out>
            {
                public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
                public ValueTask PredictAsync(ReadOnlyMemory<Out> inputs, Memory<Out> outputs, CancellationToken cancellation = default) => default;
                private static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            }
            """]);

        generation.AssertCompiles();
        Assert.Contains("global::Out ToFeatures(global::Out row) => row;", generation.File("M."), StringComparison.Ordinal);
        Assert.Contains("\"input\":\"answers\",\"output\":\"answers\",\"request\":\"answers\"", generation.File("M."), StringComparison.Ordinal);
    }

    [Fact]
    public void Why_a_model_has_no_gate_stands_in_the_manifest()
    {
        var generation = Generation.Of([Rows, """
            [Model("m"), NoGate("judged by hand")]
            public sealed partial class M : IModel<Out, Out>
            {
                public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
                public ValueTask PredictAsync(ReadOnlyMemory<Out> inputs, Memory<Out> outputs, CancellationToken cancellation = default) => default;
                private static Task<M> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new M());
            }
            """]);

        Assert.Contains("\"noGate\":\"judged by hand\"", generation.File("M."), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Model(\"M!\")] public partial record M : Base { " + Load + " }", "Name")]
    [InlineData("[Model(\"m\")] public partial record M { " + Load + " }", "NoModel")]
    [InlineData("[Model(\"m\")] public abstract partial record M : IModel<string, Out>;", "Unmarked,NoLoad")]
    [InlineData("[Model(\"m\")] public partial record M : Base;", "NoLoad")]
    [InlineData("[Model(\"m\")] public partial record M : Base { static Task<Base> LoadAsync(string folder, CancellationToken cancellation) => null!; }", "NoLoad")]
    [InlineData("[Model(\"m\"), Gate(\"auc\")] public partial record M : Base { " + Load + " }", "EmptyGate")]
    public void What_is_wrong_is_named(string declaration, string problems)
    {
        var generation = Generation.Of([Rows, declaration, """
            public abstract record Base : IModel<Out, Out>
            {
                public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
                public ValueTask PredictAsync(ReadOnlyMemory<Out> inputs, Memory<Out> outputs, CancellationToken cancellation = default) => default;
            }
            """]);

        var model = ModelReader.Read(generation.Input.GetTypeByMetadataName("M")!, CancellationToken.None)!;

        Assert.Equal(problems, string.Join(',', model.Problems.Select(problem => problem.Kind)));
        Assert.DoesNotContain(generation.Files.Keys, name => name.StartsWith("M.", StringComparison.Ordinal));
    }

    [Fact]
    public void No_snapshot_is_left_without_its_test() => SnapshotOrphans.AssertNone();
}
