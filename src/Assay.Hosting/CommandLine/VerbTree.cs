using System.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Workspace.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Hosting.CommandLine;

/// <summary>All verbs, and how a command line is run.</summary>
internal static class VerbTree
{
    public static RootCommand Create(IEnumerable<Verb> verbs)
    {
        var root = new RootCommand("Assay: the C# compiler does the paperwork.");
        var groups = new Dictionary<string, Command>(StringComparer.Ordinal);
        foreach (var verb in verbs)
        {
            var group = VerbList.GroupOf(verb);
            if (group is null)
            {
                root.Add(verb);
                continue;
            }

            if (!groups.TryGetValue(group.Name, out var parent))
            {
                groups[group.Name] = parent = new Command(group.Name, group.Description);
                root.Add(parent);
            }

            parent.Add(verb);
        }

        return root;
    }

    public static Task<int> RunAsync(AssayAppBuilder builder, CancellationToken cancellation)
    {
        var environment = builder.Environment;
        var parsed = Create(VerbList.All()).Parse(builder.Arguments.Length == 0 ? ["--help"] : builder.Arguments);
        return Invocation.RunAsync(parsed, environment, RunVerbAsync, cancellation);

        async Task<int> RunVerbAsync(Verb verb, CancellationToken stop)
        {
            builder.Services.AddLogging(logging => logging.AddProvider(new WarningLines(environment.Error)));
            var services = builder.Services.AddAssay(builder.Configuration, environment).BuildServiceProvider();
            await using (services.ConfigureAwait(false))
            {
                var code = await verb.RunAsync(parsed, new VerbContext(services, environment, parsed.GetValue(verb.Format)), stop).ConfigureAwait(false);
                await Delivery.SendAsync(services.GetRequiredService<DurableOutbox>(), stop).ConfigureAwait(false);
                return code;
            }
        }
    }
}
