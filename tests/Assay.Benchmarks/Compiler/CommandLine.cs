using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Benchmarks.Compiler;

/// <summary>
/// Emits as the command-line compiler does: analyzers listen to the one binding that emitting takes. <c>WithAnalyzers</c>, which is made for
/// editors, binds the whole project once more for itself, generated code included: of 500 records that is most of what it then seems to cost.
/// The door that the compiler takes is not public.
/// </summary>
internal static class CommandLine
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type s_driver = Internal("AnalyzerDriver");
    private static readonly MethodInfo s_attach = s_driver.GetMethods(Any).First(static method => method.Name == "CreateAndAttachToCompilation"
        && method.GetParameters().Any(static parameter => parameter.Name == "addExceptionDiagnostic"));

    private static readonly MethodInfo s_reports = s_driver.GetMethods(Any).Single(static method => method.Name == "GetDiagnosticsAsync");

    /// <summary>Emits, and waits for what the analyzers say.</summary>
    public static async Task<(bool Success, ImmutableArray<Diagnostic> Reports)> EmitAsync(Compilation compilation, params ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var driver = analyzers.IsEmpty ? null : Attach(ref compilation, analyzers);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        var reports = driver is null ? [] : await (Task<ImmutableArray<Diagnostic>>)s_reports.Invoke(driver, [compilation, CancellationToken.None])!;
        return (result.Success, reports);
    }

    private static object Attach(ref Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var parameters = s_attach.GetParameters();
        var (given, listening) = (compilation, -1);
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (parameters[i].IsOut)
                listening = i;
            arguments[i] = parameters[i].Name switch
            {
                "compilation" => given,
                "analyzers" => analyzers,
                "options" => new AnalyzerOptions([]),
                "analyzerManager" => Activator.CreateInstance(Internal("AnalyzerManager"), Any, null, [analyzers], null),
                "addExceptionDiagnostic" => (Action<Diagnostic>)(static fault => throw new InvalidOperationException(fault.ToString())),
                _ when parameters[i].ParameterType.IsValueType && !parameters[i].IsOut => Activator.CreateInstance(parameters[i].ParameterType),
                _ => null,
            };
        }

        var driver = s_attach.Invoke(null, arguments)!;
        compilation = (Compilation)arguments[listening]!;
        return driver;
    }

    private static Type Internal(string name) => typeof(Compilation).Assembly.GetType($"Microsoft.CodeAnalysis.Diagnostics.{name}", throwOnError: true)!;
}
