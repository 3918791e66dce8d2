using Assay.TestKit;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>Declarations that the tests compile: one file for each behaviour, and those of the example.</summary>
internal static class PipelineSources
{
    private const string CaseFolder = "tests/Assay.Generators.Tests/Pipelines/Cases";

    // What a project with implicit usings has.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The names of all cases.</summary>
    public static IReadOnlyList<string> Cases { get; } =
    [
        .. Directory.GetFiles(RepositoryRoot.Path(CaseFolder), "*.cs").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The declarations that all cases share.</summary>
    public static string Shop { get; } = Text($"{CaseFolder}/Shared/Shop.cs");

    /// <summary>A case, with the declarations that all cases share.</summary>
    public static string[] Case(string name) => [Text($"{CaseFolder}/{name}.cs"), Shop];

    /// <summary>The declarations of the flight example.</summary>
    public static string[] Example { get; } =
        [.. new[] { "Airport", "Flight", "DelayFeatures", "DelayModel", "TrainDelay" }.Select(static file => Text($"examples/FlightDelay/{file}.cs")), Usings];

    private static string Text(string path) => File.ReadAllText(RepositoryRoot.Path(path));
}
