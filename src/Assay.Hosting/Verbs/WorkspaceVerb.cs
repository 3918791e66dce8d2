using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Verbs;

/// <summary>What the verbs of <c>workspace</c> have in common.</summary>
internal abstract class WorkspaceVerb(string name, string description, string example) : Verb(name, description, example), IGroupedVerb
{
    public VerbGroup Group => Groups.Workspace;
}
