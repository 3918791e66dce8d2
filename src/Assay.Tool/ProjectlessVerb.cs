using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Verbs;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Tool;

/// <summary>Runs a verb that needs no declarations, as an app would, in the tool itself.</summary>
internal static class ProjectlessVerb
{
    /// <returns>The verb's exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, HostEnvironment environment)
    {
        var parsed = new RootCommand { new ProfileVerb() }.Parse(words);
        await using var services = new ServiceCollection().BuildServiceProvider();
        return await Invocation.RunAsync(
            parsed, environment, (verb, stop) => verb.RunAsync(parsed, new VerbContext(services, environment, parsed.GetValue(verb.Format)), stop), CancellationToken.None);
    }
}
