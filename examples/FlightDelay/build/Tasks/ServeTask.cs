using Cake.Common;
using Cake.Common.Tools.DotNet;
using Cake.Core.IO;

namespace FlightDelay.Build.Tasks;

[TaskName("ServeAndAsk")]
[TaskDescription("The champion is served on loopback and asked about the flights of May and June.")]
[IsDependentOn(typeof(TrainTask))]
public sealed class ServeTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("4  In production");
        DemoContext.Tell("The champion is served. A client sends the flights of May and June as JSON, without their delay: nobody knows it yet.");
        var client = DemoContext.Example.CombineWithFilePath($"tools/SendFlights/bin/{context.BuildConfiguration}/net10.0/SendFlights.dll");
        var exitCode = context.StartProcess("dotnet", new ProcessSettings
        {
            Arguments = new ProcessArgumentBuilder()
                .AppendQuoted(client.FullPath)
                .AppendQuoted(context.App.FullPath)
                .AppendQuoted(DemoContext.Example.FullPath)
                .AppendQuoted(DemoContext.Workspace.FullPath),
            WorkingDirectory = DemoContext.Example,
        });
        if (exitCode != 0)
            throw new CakeException(exitCode, "The client could not ask the served model.");
    }
}
