using Assay.Build.Artifacts;
using Assay.Generators.Tests.Driver;

namespace Assay.Generators.Tests.Artifacts;

/// <summary>An assembly with one declaration of each kind, compiled with what the generator makes of them.</summary>
internal static class BuiltAssembly
{
    public const string Source = """
        namespace Shop;

        /// <summary>Äpfel &amp; "pears".</summary>
        [Dataset("orders", Owner = "sales", Source = "s3://bucket/orders/*.parquet")]
        public sealed partial record Order
        {
            [RowKey] public int Id { get; init; }
            [Sensitive, StoredAs("mail")] public string? EMail { get; init; }
        }

        public static partial class Nested
        {
            [Columns("features")]
            public sealed partial record Row(double Score)
            {
                [Features] public static Row Of(Order order) => new(Score: order.EMail is null ? order.Id : 0);
            }
        }

        [Model("churn", Owner = "ml"), Gate("auc", AtLeast = 0.5)]
        public sealed partial record Churn : IModel<Nested.Row, Nested.Row>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
            public ValueTask PredictAsync(ReadOnlyMemory<Nested.Row> inputs, Memory<Nested.Row> outputs, CancellationToken cancellation = default) => default;
            public static Task<Churn> LoadAsync(string folder, CancellationToken cancellation) => Task.FromResult(new Churn());
        }

        /// <summary>Watches.</summary>
        [Monitor<Churn>("churn-live", Owner = "on-call")]
        public sealed partial record Live;
        """;

    public static byte[] Bytes { get; } = Compile(Source);

    public static AssemblyContents Contents => AssemblyContents.Read(new MemoryStream(Bytes));

    public static byte[] Compile(string source)
    {
        using var image = new MemoryStream();
        var emitted = Generation.Of(source).AssertCompiles().Emit(image);
        Assert.True(emitted.Success);
        return image.ToArray();
    }
}
