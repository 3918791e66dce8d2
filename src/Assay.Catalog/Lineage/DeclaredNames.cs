namespace Assay.Catalog.Lineage;

/// <summary>
/// Which project a name in a declaration means. Declarations name each other by names alone, which are unique among the projects that a program
/// is made of: what the project doesn't declare itself, another one does.
/// </summary>
internal sealed class DeclaredNames
{
    private readonly ILookup<(string Kind, string Name), string> _projects;
    private readonly HashSet<string> _deployed;

    public DeclaredNames(IReadOnlyList<Manifest> manifests)
    {
        _projects = manifests
            .SelectMany(m => m.Datasets.Select(d => (Kind: "dataset", d.Name, m.Project)).Concat(m.Models.Select(model => (Kind: "model", model.Name, m.Project))))
            .ToLookup(one => (one.Kind, one.Name), one => one.Project);
        _deployed = manifests
            .SelectMany(m => m.Pipelines.SelectMany(p => p.Steps)
                .Where(s => s is { Kind: StepKind.Deploy, Subject: not null }).Select(s => Urn(m.Project, "model", s.Subject!)))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a pipeline of any project deploys a model.</summary>
    public bool IsDeployed(string modelUrn) => _deployed.Contains(modelUrn);

    /// <summary>The URN of what a declaration of a project names.</summary>
    public string Urn(string project, string kind, string name) => Assay.Urn.Of(ProjectOf(project, kind, name), kind, name);

    /// <summary>The project of what a declaration of a project names: that project itself, where it declares the name or none does.</summary>
    public string ProjectOf(string project, string kind, string name)
    {
        var projects = _projects[(kind, name)];
        return projects.Contains(project, StringComparer.Ordinal) ? project : projects.FirstOrDefault(project);
    }
}
