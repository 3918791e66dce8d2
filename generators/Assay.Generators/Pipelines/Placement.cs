using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines;

/// <summary>Where steps may run in a cluster, and what their environment holds.</summary>
internal sealed record Placement
{
    public static Placement Nowhere { get; } = new();

    public EquatableArray<NodeLabel> NodeLabels { get; init; }

    public EquatableArray<Toleration> Tolerations { get; init; }

    public EquatableArray<Variable> Variables { get; init; }

    public EquatableArray<SecretVariable> Secrets { get; init; }

    /// <summary>What holds for every step, with what one step says besides or instead.</summary>
    public Placement With(Placement own) => new()
    {
        NodeLabels = NodeLabels.Where(label => own.NodeLabels.All(other => other.Key != label.Key)).Concat(own.NodeLabels).ToEquatableArray(),
        Tolerations = Tolerations.Concat(own.Tolerations).Distinct().ToEquatableArray(),
        Variables = Variables.Where(variable => own.Names.All(name => name != variable.Name)).Concat(own.Variables).ToEquatableArray(),
        Secrets = Secrets.Where(secret => own.Names.All(name => name != secret.Name)).Concat(own.Secrets).ToEquatableArray(),
    };

    private IEnumerable<string> Names => Variables.Select(static variable => variable.Name).Concat(Secrets.Select(static secret => secret.Name));
}

/// <summary>A label that a node must carry.</summary>
internal sealed record NodeLabel(string Key, string Value);

/// <summary>A taint that is put up with; value and effect are null for any.</summary>
internal sealed record Toleration(string Key, string? Value, string? Effect);

/// <summary>An environment variable.</summary>
internal sealed record Variable(string Name, string Value);

/// <summary>An environment variable from a Secret.</summary>
internal sealed record SecretVariable(string Name, string Secret, string Key, bool IsOptional);
