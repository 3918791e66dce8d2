using Build.Data;
using Cake.Common.Diagnostics;

namespace Build.Tasks;

[TaskName("Data")]
[TaskDescription("Fetches the three million flights of vega-datasets into .cache/.")]
public sealed class DataTask : AsyncFrostingTask<BuildContext>
{
    public override async Task RunAsync(BuildContext context)
    {
        var folder = Repository.Root.Combine($".cache/vega-datasets-{VegaDatasets.Version}");
        if (await VegaDatasets.IsCompleteAsync(folder.FullPath))
        {
            context.Information("{0} is complete.", folder);
            return;
        }

        Directory.CreateDirectory(folder.FullPath);
        try
        {
            Programs.Run(context, "npm", folder, "pack", "--silent", VegaDatasets.Package);
        }
        catch (Exception failure) when (failure is not CakeException)
        {
            throw new CakeException(3, $"npm is missing. Where it is, run in {folder}: npm pack {VegaDatasets.Package}    then run this again.");
        }

        await VegaDatasets.UnpackAsync(folder.FullPath);
        context.Information("Fetched {0}.", folder);
    }
}
