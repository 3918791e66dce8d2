using Assay.Tracking.Rules;
using Microsoft.Extensions.Logging;

namespace Assay.Tracking.Writing;

/// <summary>What a run takes: said where it is logged, not by a server later.</summary>
internal static class RunRules
{
    /// <summary>A value that is not too long; else its beginning, which is said.</summary>
    internal static string Fit(ILogger logger, string runId, string kind, string key, string value, int most)
    {
        if (value.Length > most)
            Log.Refused(logger, runId, $"the end of {kind} '{key}'", FormattableString.Invariant($"at most {most} characters are kept. Log the text as an artifact instead."));
        return ParamText.Fit(value, most);
    }

    internal static void DemandKey(string kind, string key)
    {
        if (Keys.Fault(kind, key) is { } fault)
            throw new ArgumentException(fault, nameof(key));
    }
}
