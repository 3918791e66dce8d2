namespace Assay;

/// <summary>Lets a step, or on the record every step of the pipeline, run only on nodes with a label.</summary>
/// <param name="label">The label's key, such as <c>pool</c>.</param>
/// <param name="value">Its value.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class NodeSelectorAttribute(string label, string value) : Attribute
{
    /// <summary>The label's key.</summary>
    public string Label { get; } = label;

    /// <summary>The label's value.</summary>
    public string Value { get; } = value;
}

/// <summary>Lets a step, or every step of the pipeline, run on nodes that are tainted for others.</summary>
/// <param name="key">The taint's key.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class TolerationAttribute(string key) : Attribute
{
    /// <summary>The taint's key.</summary>
    public string Key { get; } = key;

    /// <summary>The taint's value; any where not given.</summary>
    public string? Value { get; init; }

    /// <summary>Kubernetes' name of the effect: <c>NoSchedule</c>, <c>PreferNoSchedule</c>, <c>NoExecute</c>; any where not given.</summary>
    public string? Effect { get; init; }
}

/// <summary>Sets an environment variable of a step, or of every step of the pipeline; a step's own wins. No secrets: the file is committed.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">Its value.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class EnvironmentVariableAttribute(string name, string value) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its value.</summary>
    public string Value { get; } = value;
}

/// <summary>
/// Fills an environment variable of a step, or of every step of the pipeline, from a Secret of the cluster. A local run takes it from its own
/// environment.
/// </summary>
/// <param name="name">The variable.</param>
/// <param name="secret">The Secret's name.</param>
/// <param name="key">The entry in it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SecretVariableAttribute(string name, string secret, string key) : Attribute
{
    /// <summary>The variable.</summary>
    public string Name { get; } = name;

    /// <summary>The Secret's name.</summary>
    public string Secret { get; } = secret;

    /// <summary>The entry in it.</summary>
    public string Key { get; } = key;

    /// <summary>Whether the step starts without the Secret as well.</summary>
    public bool Optional { get; init; }
}
