using Assay.Generators.ColumnLineage;
using Assay.Generators.Tests.Pipelines;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Tests.ColumnLineage;

/// <summary>Reads the body of a step, and writes what was read as a line that a table can hold.</summary>
internal static class ReadBody
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; using Assay;

        """;

    private const string Declarations = """
        [Dataset("sales", Source = "s.csv")] public sealed partial record Sale
        {
            public required string Item { get; init; }
            public required int Count { get; init; }
            public required double Price { get; init; }
            public DateTime At { get; init; }
            public string? Note { get; init; }
            public double Total => Count * Price;
        }

        [Dataset("articles", Source = "a.csv")] public sealed partial record Article([property: RowKey] string Code, [StoredAs("w")] double Weight);

        [Columns("out")] public sealed partial record Out
        {
            public string A { get; init; } = "";
            public double B { get; init; }
            public static Out From(Sale s) => new() { A = s.Item, B = s.Count + 1 };
            public static Out Twice(Sale s) => From(s) with { B = s.Price };
        }

        [Columns("pos")] public sealed partial record Pos(string A, double B);

        [Columns("in")] public sealed partial record In(string A, double B, [Label] bool Y);

        [Model("m")] public sealed partial record M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation = default) => Task.CompletedTask;
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation = default) => default;
        }

        public static class Far { public static extern Rows<Out> Away(Rows<Sale> rows); }

        """;

    /// <summary>What is read of members of which <c>S</c> is the step.</summary>
    public static string Of(string members) => string.Join(" / ", Outputs(members).Select(static one => (one.Element is null ? "" : one.Element + ": ") + Words(one.Origins)));

    /// <summary>What is read of members of which <c>S</c> is the step, as it is.</summary>
    public static IReadOnlyList<(string? Element, ITypeSymbol Type, RowsOrigins Origins)> Outputs(string members)
    {
        var compilation = PipelineRun.Compile(Usings + Declarations + "public sealed partial record P(int Setting) { " + members + " }");
        var method = compilation.GetTypeByMetadataName("P")!.GetMembers("S").OfType<IMethodSymbol>().FirstOrDefault();
        return method is null ? [] : [.. new LineageReader(compilation).OfStep(method, CancellationToken.None)];
    }

    private static string Words(RowsOrigins origins) =>
        string.Join("; ", origins.Columns.Where(static column => column.Origins.Count > 0 || column.Opaque is not null)
            .Select(static column => $"{column.Column}: {Words(column.Origins, column.Opaque)}"))
        + (origins.Whole.Count > 0 || origins.Opaque is not null ? " | " + Words(origins.Whole, origins.Opaque) : "");

    private static string Words(IEnumerable<OriginModel> origins, string? opaque) => string.Join(", ",
        origins.Select(static origin => $"{(origin.IsMasked ? "masked " : "")}{origin.Kind} {origin.Input}.{origin.Column}").Concat(opaque is null ? [] : ["?"]));
}
