using System.Reflection;

namespace Assay.Hosting.Pipelines;

internal static class CodeIdentity
{
    /// <summary>The version ids of the program's module and of every module with declarations: they change with each build that changes code.</summary>
    public static string? OfProgram()
    {
        var modules = new List<Assembly>();
        if (Assembly.GetEntryAssembly() is { } program)
            modules.Add(program);
        modules.AddRange(CompilerServices.AssayModules.All.Select(module => module.GetType().Assembly));
        return modules.Count == 0 ? null : string.Join('+', modules.Distinct().Select(assembly => assembly.ManifestModule.ModuleVersionId.ToString("N")));
    }
}
