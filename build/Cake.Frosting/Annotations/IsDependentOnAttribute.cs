namespace Cake.Frosting;

/// <summary>The task runs after another.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependentOnAttribute(Type type) : Attribute
{
    /// <summary>The task that runs first.</summary>
    public Type Task { get; } = type;
}
