namespace Cake.Frosting;

/// <summary>Names a task; without it the class name is the name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>The name, matched in any case.</summary>
    public string Name { get; } = name;
}
