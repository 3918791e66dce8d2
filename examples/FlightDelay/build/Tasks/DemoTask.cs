namespace FlightDelay.Build.Tasks;

[TaskName("Demo")]
[TaskDescription("The whole story.")]
[IsDependentOn(typeof(CompilerTask))]
public sealed class DemoTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("What was produced, and where");
        Console.WriteLine();
        var width = context.Produced.Max(row => row.What.Length);
        foreach (var (what, where) in context.Produced)
            Console.WriteLine($"  {what.PadRight(width)}  {Path.GetRelativePath(Environment.CurrentDirectory, where)}");
        Console.WriteLine();
        Console.WriteLine("  ./build.sh serve shows catalog, runs and monitors in a browser.");
        Console.WriteLine();
    }
}
