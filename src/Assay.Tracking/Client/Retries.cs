using Polly;
using Polly.Retry;

namespace Assay.Tracking.Client;

/// <summary>Repeats what failed for a passing reason, waiting twice as long each time.</summary>
internal static class Retries
{
    internal static ResiliencePipeline Create(TrackingOptions options, TimeProvider clock)
    {
        if (options.MaxRetries == 0)
            return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<TrackingException>(e => e.IsTransient),
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                MaxDelay = TimeSpan.FromMinutes(2),
            })
            .Build();
    }
}
