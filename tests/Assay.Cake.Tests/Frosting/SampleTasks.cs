using Assay.Cake;
using Cake.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Cake.Tests.Frosting;

/// <summary>What the sample tasks did, in order.</summary>
public sealed class Journal : List<string>;

public sealed class SampleContext(ICakeContext context, Journal journal) : FrostingContext(context)
{
    public Journal Journal { get; } = journal;
}

[TaskName("First")]
public sealed class FirstTask : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Journal.Add("First");
}

[IsDependentOn(typeof(FirstTask))]
public sealed class Second : AsyncFrostingTask<SampleContext>
{
    public override async Task RunAsync(SampleContext context)
    {
        await Task.Yield();
        context.Journal.Add("Second " + context.Argument("word", "none"));
    }
}

[IsDependeeOf(typeof(Second))]
public sealed class Between : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Journal.Add("Between");
}

public sealed class Idle : FrostingTask<SampleContext>
{
    public override bool ShouldRun(SampleContext context) => false;

    public override void Run(SampleContext context) => context.Journal.Add("Idle");
}

[IsDependentOn(typeof(Idle))]
public sealed class AfterIdle : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => context.Journal.Add("AfterIdle");
}

public sealed class Refuses : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new CakeException(context.Argument<int>("code"), "refused");

    public override void Finally(SampleContext context) => context.Journal.Add("finally");
}

public sealed class Breaks : AsyncFrostingTask<SampleContext>
{
    public override Task RunAsync(SampleContext context) => throw new InvalidOperationException("broken");
}

[ContinueOnError]
public sealed class Shrugs : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context) => throw new InvalidOperationException("broken");
}

public sealed class RunsApp : FrostingTask<SampleContext>
{
    public override void Run(SampleContext context)
    {
        var result = context.Assay(["validate", "two words"], new AssaySettings { App = context.Argument<string>("app"), CaptureOutput = true });
        context.Journal.AddRange(result.Output);
    }
}

public sealed class SampleLifetime(Journal journal) : FrostingLifetime<SampleContext>
{
    public override void Setup(SampleContext context, ISetupContext info) => journal.Add("setup " + info.TargetTask.Name);

    public override void Teardown(SampleContext context, ITeardownContext info) => journal.Add("teardown");
}

internal static class SampleBuild
{
    public static (int ExitCode, Journal Journal) Run(params string[] args)
    {
        var journal = new Journal();
        var host = CakeHost.Create()
            .AddAssembly(typeof(SampleBuild).Assembly)
            .ConfigureServices(services => services.AddSingleton(journal))
            .UseContext<SampleContext>();
        if (args.Contains("--lifetime=yes"))
            host.UseLifetime<SampleLifetime>();
        return (host.Run(args), journal);
    }
}
