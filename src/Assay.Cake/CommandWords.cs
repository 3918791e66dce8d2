using System.Globalization;
using Cake.Core;
using Cake.Core.IO;

namespace Assay.Cake;

/// <summary>Writes a verb and its options as words, leaving out what isn't set.</summary>
internal sealed class CommandWords(params IEnumerable<string?> verb)
{
    private readonly List<string> _words = [.. verb.OfType<string>()];

    public CommandWords Option(string name, string? value)
    {
        if (value is not null)
            _words.AddRange([name, value]);
        return this;
    }

    public CommandWords Option(string name, DateTimeOffset? time) =>
        Option(name, time?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));

    /// <summary>A path, made absolute from Cake's working directory, which need not be the app's.</summary>
    public CommandWords Option(string name, FilePath? path, ICakeEnvironment environment) =>
        Option(name, path?.MakeAbsolute(environment).FullPath);

    /// <inheritdoc cref="Option(string, FilePath?, ICakeEnvironment)"/>
    public CommandWords Option(string name, DirectoryPath? path, ICakeEnvironment environment) =>
        Option(name, path?.MakeAbsolute(environment).FullPath);

    public CommandWords Options(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
            Option(name, value);
        return this;
    }

    public CommandWords Flag(string name, bool given)
    {
        if (given)
            _words.Add(name);
        return this;
    }

    public IReadOnlyList<string> ToList() => _words;
}
