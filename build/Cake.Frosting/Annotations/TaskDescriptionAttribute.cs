namespace Cake.Frosting;

/// <summary>Says what a task does, for <c>--description</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>One sentence.</summary>
    public string Description { get; } = description;
}
