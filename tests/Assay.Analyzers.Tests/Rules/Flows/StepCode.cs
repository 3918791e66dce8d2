namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>A project around the step under test.</summary>
internal static class StepCode
{
    /// <summary>What stands before: rows to read, a model to make, and what isn't Assay's.</summary>
    public const string Around = """

        [Dataset("rows", Source = "rows.csv")] public partial record R([RowKey] int A);
        [Columns("in")] public partial record In(int A);
        [Columns("out")] public partial record Out(float P);
        [Model("m")]
        public partial record M : IModel<In, Out>
        {
            public Task SaveAsync(string folder, CancellationToken cancellation) => Task.CompletedTask;
            public static Task<M> LoadAsync(string folder, CancellationToken cancellation) { System.IO.File.ReadAllText(folder); return Task.FromResult(new M()); }
            public ValueTask PredictAsync(ReadOnlyMemory<In> inputs, Memory<Out> outputs, CancellationToken cancellation) => default;
        }
        namespace Microsoft.Extensions.Logging
        {
            public interface ILogger;
            public static class LoggerExtensions
            {
                public static void LogInformation(this ILogger logger, string message, params object?[] values) { }
                public static void LogError(this ILogger logger, Exception? exception, string message, params object?[] values) { }
            }
        }
        namespace Microsoft.ML
        {
            public class MLContext
            {
                public MLContext(int? seed = null, int? gpuDeviceId = null) { }
                public Data.DataOperationsCatalog Data => throw new NotSupportedException();
            }
        }
        namespace Microsoft.ML.Data
        {
            public class DataOperationsCatalog;
        }
        namespace Microsoft.ML
        {
            public static class TextLoaderSaverCatalog
            {
                public static object LoadFromTextFile<T>(this Data.DataOperationsCatalog catalog, string path, char separatorChar = ',') => path;
            }
        }
        """;

    private const string Usings = "using System.IO; using System.Linq; using System.Collections.Generic; using Microsoft.ML; using Microsoft.Extensions.Logging;\n";

    /// <summary>A pipeline whose body is given.</summary>
    public static string Pipeline(string members) => $"{Usings}[Pipeline(\"p\")] public partial record P\n{{\n{members}\n}}\n{Around}";

    /// <summary>A pipeline with one step, which does what is given.</summary>
    public static string Step(string statements, string attribute = "Step") =>
        Pipeline($"    [{attribute}] public static async Task Do(Rows<R> rows, ILogger log, IRun run, CancellationToken cancel) {{ await Task.CompletedTask; {statements} }}");
}
