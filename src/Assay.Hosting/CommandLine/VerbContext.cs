using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.CommandLine;

/// <summary>What a running verb has: services, and where it writes.</summary>
internal sealed class VerbContext(IServiceProvider services, HostEnvironment environment, OutputFormat format)
{
    public IServiceProvider Services { get; } = services;

    public HostEnvironment Environment { get; } = environment;

    public OutputFormat Format { get; } = format;

    public TextWriter Out => Environment.Out;

    /// <summary>Whether a program reads, so that nothing but the document may be written.</summary>
    public bool Json => Format is OutputFormat.Json or OutputFormat.Sarif or OutputFormat.JUnit;

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Writes a line for people; nothing where a program reads.</summary>
    public void Say(string line)
    {
        if (!Json)
            Environment.Out.WriteLine(line);
    }

    /// <summary>Writes the result for a program; nothing where a person reads.</summary>
    public void WriteJson<T>(T value, JsonTypeInfo<T> type)
    {
        if (Json)
            Environment.Out.WriteLine(JsonSerializer.Serialize(value, type));
    }

    /// <summary>Writes a document of another format.</summary>
    public void WriteDocument(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        Environment.Out.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
