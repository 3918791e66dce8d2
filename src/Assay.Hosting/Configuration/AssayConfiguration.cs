using Assay.Hosting.CommandLine;
using Microsoft.Extensions.Configuration;

namespace Assay.Hosting.Configuration;

internal static class AssayConfiguration
{
    private const string Prefix = "ASSAY_";

    /// <summary>Files first, then variables: <c>ASSAY_SOURCES__FLIGHTS</c> is <c>Assay:Sources:flights</c>.</summary>
    public static ConfigurationManager Load(HostEnvironment environment)
    {
        var configuration = new ConfigurationManager();
        configuration.SetBasePath(environment.CurrentFolder);
        configuration.AddJsonFile("appsettings.json", optional: true);
        configuration.AddJsonFile("assay.json", optional: true);
        configuration.AddInMemoryCollection(environment.Variables
            .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .Select(variable => KeyValuePair.Create(
                "Assay:" + variable.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), (string?)variable.Value)));
        return configuration;
    }
}
