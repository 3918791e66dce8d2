namespace Assay.Hosting.CommandLine;

/// <summary>What a process has around it, in one place, so that verbs can be tested without one.</summary>
internal sealed record HostEnvironment
{
    public required string CurrentFolder { get; init; }

    public required Func<string, string?> Variable { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public TextReader In { get; init; } = TextReader.Null;

    public required bool Interactive { get; init; }

    /// <summary>Whether to colour: a person looks on, and hasn't asked for none (<c>NO_COLOR</c>, see no-color.org).</summary>
    public bool Colours => Interactive && string.IsNullOrEmpty(Variable("NO_COLOR"));

    /// <summary>The terminal's columns; null where nobody looks on.</summary>
    public int? Width { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How this program is started again: the file, and arguments that come before the verb.</summary>
    public required IReadOnlyList<string> Self { get; init; }

    public static HostEnvironment OfProcess()
    {
        var variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return new HostEnvironment
        {
            CurrentFolder = Environment.CurrentDirectory,
            Variable = Environment.GetEnvironmentVariable,
            Variables = variables,
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            Interactive = !Console.IsOutputRedirected,
            Width = Console.IsOutputRedirected ? null : WidthOf(),
            Self = SelfOf(Environment.ProcessPath, Environment.GetCommandLineArgs()),
        };
    }

    private static int? WidthOf()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : null;
        }
        catch (Exception e) when (e is IOException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    // Under `dotnet App.dll` the process is the host, and the app is its first argument.
    private static IReadOnlyList<string> SelfOf(string? process, string[] arguments)
    {
        process ??= arguments[0];
        return Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase)
            ? [process, Path.GetFullPath(arguments[0])]
            : [process];
    }
}
