using System.Threading;
using System.Threading.Tasks;
using Assay;

namespace Shop;

/// <summary>How a forecast is made.</summary>
public enum Method
{
    Mean,
    @default,
}

/// <summary>
/// Uses "every" feature: quotes, a colon: here, and a # mark.
/// </summary>
/// <param name="Days">How many days back: all are read.</param>
[Pipeline("everything-at-once", Schedule = "*/5 8-18 * * mon-fri", Owner = "shop", Partitions = 3)]
[NodeSelector("pool", "ml")]
[SecretVariable("AWS_ACCESS_KEY_ID", "s3-creds", "access-key")]
[SecretVariable("AWS_SECRET_ACCESS_KEY", "s3-creds", "secret-key")]
[EnvironmentVariable("TZ", "UTC")]
public sealed partial record EverythingAtOnce(
    int Days,
    long Limit = 9_007_199_254_740_991,
    double Rate = 1,
    float Share = 0.1f,
    double Tiny = 1e-7,
    bool @checked = true,
    string Region = "yes",
    string? Note = null,
    Method How = Method.@default)
{
    /// <summary>Sums up.</summary>
    [Step(Cpu = "500m", Memory = "1.5Gi", Retries = 2, Timeout = "90m")]
    internal async ValueTask<(Rows<Daily> train, Rows<Daily> heldOut)> SumUpAsync(Rows<Sale> @event, IMailer mailer, CancellationToken cancel)
    {
        await Task.Yield();
        mailer.Send(Region + Note);
        var daily = @event.Select(sale => new Daily { Count = sale.Count });
        return (daily, daily);
    }

    /// <summary>Fits.</summary>
    [Step(Timeout = "PT10S", Accelerator = "nvidia.com/gpu", AcceleratorCount = 2)]
    [NodeSelector("pool", "gpu")]
    [Toleration("nvidia.com/gpu", Effect = "NoSchedule")]
    [Toleration("team", Value = "shop")]
    [SecretVariable("LICENCE", "solver", "key", Optional = true)]
    [EnvironmentVariable("TZ", "Europe/Stockholm")]
    private Demand Fit([From(nameof(SumUpAsync), "train")] Rows<Daily> rows, IRun run) => new(Days);

    /// <summary>Judges.</summary>
    [Step(Cache = false)]
    private static Task<Metrics> Judge(Demand candidate, [From(nameof(SumUpAsync), "heldOut")] Rows<Daily> rows) =>
        Task.FromResult(new Metrics { ["rmse"] = 1 });

    /// <summary>Tells.</summary>
    [Step]
    private static void Tell(Metrics metrics, IMailer mailer) => mailer.Send("done");

    /// <summary>Waits.</summary>
    [Step]
    private static void Nothing()
    {
    }

    /// <summary>Prices with the champion.</summary>
    [Step]
    private static Rows<Forecast> Quote(Price price, Rows<Article> articles) => articles.Select(_ => new Forecast());
}
