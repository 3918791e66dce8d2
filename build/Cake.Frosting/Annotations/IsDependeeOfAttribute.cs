namespace Cake.Frosting;

/// <summary>The task runs before another, which then need not name it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute
{
    /// <summary>The task that runs afterwards.</summary>
    public Type Task { get; } = type;
}
