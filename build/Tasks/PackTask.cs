using Cake.Common.Diagnostics;
using Cake.Common.IO;

namespace Build.Tasks;

[TaskName("Pack")]
[TaskDescription("Packs every package, with symbols, into artifacts/packages.")]
public sealed class PackTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var packages = Repository.Artifacts.Combine("packages");
        context.CleanDirectory(packages);
        Dotnet.Run(
            context, "msbuild", "build/Packages.proj", "-restore", "-m", "-p:Configuration=Release", $"-p:PackageOutputPath={packages.FullPath}/", "-p:UseSharedCompilation=true",
            "-v:quiet", "-nologo", "-tl:off");
        foreach (var package in context.GetFiles($"{packages}/*.nupkg").OrderBy(p => p.FullPath, StringComparer.Ordinal))
            context.Information("{0}", package.GetFilename());
    }
}
