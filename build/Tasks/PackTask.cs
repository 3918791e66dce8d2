using Cake.Common.Diagnostics;
using Cake.Common.IO;

namespace Build.Tasks;

[TaskName("Pack")]
[TaskDescription("Packs the packages of src/ into artifacts/packages.")]
public sealed class PackTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var packages = Repository.Artifacts.Combine("packages");
        context.CleanDirectory(packages);
        foreach (var project in context.GetFiles($"{Repository.Root}/src/*/*.csproj").OrderBy(p => p.FullPath, StringComparer.Ordinal))
            Dotnet.Run(context, "pack", project.FullPath, "-c", "Release", "-o", packages.FullPath, "-v", "quiet", "-nologo", "--tl:off", "-clp:NoSummary");
        foreach (var package in context.GetFiles($"{packages}/*.nupkg").OrderBy(p => p.FullPath, StringComparer.Ordinal))
            context.Information("{0}", package.GetFilename());
    }
}
