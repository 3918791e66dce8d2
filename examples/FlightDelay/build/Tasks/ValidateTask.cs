namespace FlightDelay.Build.Tasks;

[TaskName("Validate")]
[TaskDescription("Data quality: every monthly batch is validated by the generated validator.")]
[IsDependentOn(typeof(FreshTask))]
public sealed class ValidateTask : FrostingTask<DemoContext>
{
    public override void Run(DemoContext context)
    {
        DemoContext.Chapter("1  Data quality");
        DemoContext.Tell("Each monthly file is a batch. It is validated as of the end of its month by code that the compiler made of record Flight.");
        for (var month = 1; month <= 4; month++)
            Validate(context, $"data/flights/2001-{month:00}.parquet", month);

        DemoContext.Tell("February as it was published holds a flight that arrived 1,116 minutes early. It is refused, and the verdict shows the row.");
        DemoContext.MustRefuse(Validate(context, "data/refused/2001-02-as-published.parquet", 2), "February as published");

        DemoContext.Tell("Somebody upstream switched to kilometres without telling. Thirty flights become impossibly long, and the mean gives it away.");
        DemoContext.MustRefuse(Validate(context, "data/refused/kilometres.parquet", 3), "March in kilometres");
        context.Note("verdicts as pages", DemoContext.Workspace.Combine("verdicts").FullPath);
    }

    private static AssayResult Validate(DemoContext context, string source, int month)
    {
        var name = Path.GetFileNameWithoutExtension(source);
        return context.AssayValidate("flights", context.On<AssayValidateSettings>(settings =>
        {
            settings.Source = source;
            settings.AsOf = DemoContext.EndOf(month);
            settings.Report = DemoContext.Workspace.CombineWithFilePath($"verdicts/{name}.html");
            settings.AllowedExitCodes.Add(1);
        }));
    }
}
