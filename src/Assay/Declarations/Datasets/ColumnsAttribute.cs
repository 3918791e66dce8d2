using System.Runtime.CompilerServices;

namespace Assay;

/// <summary>Marks a record whose rows are stored between steps or served, but which has no source of its own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ColumnsAttribute : DeclarationAttribute
{
    /// <summary>Declares the set of columns called <paramref name="name"/>.</summary>
    public ColumnsAttribute(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : base(name, file, line)
    {
    }
}
