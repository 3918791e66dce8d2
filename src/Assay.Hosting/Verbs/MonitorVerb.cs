using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Verbs;

/// <summary>What the verbs of <c>monitor</c> have in common.</summary>
internal abstract class MonitorVerb(string name, string description, string example) : Verb(name, description, example), IGroupedVerb
{
    private static readonly VerbGroup s_group = new("monitor", "Monitors of served models: labels, windows, alerts.");

    public VerbGroup Group => s_group;
}
