namespace Build.Tasks;

[TaskName("Serve")]
[TaskDescription("Shows the example's catalog, runs and monitors in a browser, until Ctrl-C.")]
public sealed class ServeTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        // Ctrl-C reaches the server as well: it stops by itself, and this build waits for it.
        ConsoleCancelEventHandler wait = (_, e) => e.Cancel = true;
        Console.CancelKeyPress += wait;
        try
        {
            Dotnet.Run(context, Repository.Example, "run", "--project", Repository.Example.FullPath, "-c", context.BuildConfiguration, "--", "serve");
        }
        finally
        {
            Console.CancelKeyPress -= wait;
        }
    }
}
