using System.Globalization;
using System.Reflection;
using Cake.Common;
using Cake.Common.IO;
using Cake.Core.IO;

namespace FlightDelay.Build;

/// <summary>Where things are, and how the story is told.</summary>
public sealed class DemoContext(ICakeContext context) : FrostingContext(context)
{
    private readonly List<(string What, string Where)> _produced = [];

    /// <summary>The example's folder.</summary>
    public static DirectoryPath Example { get; } = new DirectoryPath(
        typeof(DemoContext).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "ExampleRoot").Value!).Collapse();

    /// <summary>The build configuration of the app.</summary>
    public string BuildConfiguration => this.Argument("configuration", "Debug");

    /// <summary>The app that declares everything.</summary>
    public FilePath App => Example.CombineWithFilePath($"bin/{BuildConfiguration}/net10.0/FlightDelay.dll");

    /// <summary>The workspace that the story fills: <c>.assay</c> beside the example.</summary>
    public static DirectoryPath Workspace { get; } = Example.Combine(".assay");

    /// <summary>What was produced, and where.</summary>
    public IReadOnlyList<(string What, string Where)> Produced => _produced;

    /// <summary>Settings of a verb on this app.</summary>
    public T On<T>(Action<T>? more = null)
        where T : AssaySettings, new()
    {
        var settings = new T { App = App, WorkingDirectory = Example, Workspace = Workspace };
        more?.Invoke(settings);
        return settings;
    }

    /// <summary>Begins a chapter.</summary>
    public static void Chapter(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"━━ {title} {new string('━', Math.Max(0, 100 - title.Length))}");
    }

    /// <summary>Says what is about to happen and why.</summary>
    public static void Tell(string text)
    {
        Console.WriteLine();
        Console.WriteLine($"▸ {text}");
    }

    /// <summary>Notes something for the table at the end.</summary>
    public void Note(string what, string where) => _produced.Add((what, where));

    /// <summary>The end of a month, as of which its batch is validated.</summary>
    public static DateTimeOffset EndOf(int month) => new(2001, month + 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs a verb that must say no, and fails the build where it does not.</summary>
    public static void MustRefuse(AssayResult result, string what)
    {
        if (result.ExitCode != 1)
            throw new CakeException(string.Create(CultureInfo.InvariantCulture, $"{what} should have been refused (exit code 1), but ended with {result.ExitCode}."));
    }
}
