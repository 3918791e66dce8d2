namespace Assay;

/// <summary>Names the module that holds an assembly's declarations. Written by the generator.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class AssayModuleAttribute(Type module) : Attribute
{
    /// <summary>A type derived from <see cref="CompilerServices.AssayModule"/>.</summary>
    public Type Module { get; } = module;
}
