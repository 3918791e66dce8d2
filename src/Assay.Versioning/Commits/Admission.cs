using Assay.CompilerServices;
using Assay.Versioning.Records;

namespace Assay.Versioning.Commits;

/// <summary>Validates the batches of what is to be committed, and says whether it may be.</summary>
internal sealed record Admission(IReadOnlyList<Verdict> Verdicts, VersionQuality Quality, string? Refusal)
{
    public static async Task<Admission> OfAsync(
        IBatchValidation validation, DatasetPlan plan, DatasetReference reference, DateTimeOffset asOf, string? accept, CancellationToken cancellation) =>
        Of(plan.Descriptor.Name, [.. await validation.ValidateAllAsync(plan, reference, asOf, ValidationPurpose.Batch, cancellation)], accept);

    private static Admission Of(string dataset, List<Verdict> verdicts, string? accept)
    {
        var rules = verdicts.SelectMany(verdict => verdict.Rules).ToList();
        var failed = rules.Where(rule => rule.Status == VerdictStatus.Failed).Select(rule => rule.Id).Distinct(StringComparer.Ordinal).ToList();
        var status = verdicts.Count == 0 ? VerdictStatus.Skipped : verdicts.Max(verdict => verdict.Status);
        var accepted = status == VerdictStatus.Failed && !string.IsNullOrWhiteSpace(accept);
        var quality = new VersionQuality
        {
            Status = status,
            Verdicts = verdicts.Count,
            Failed = rules.Count(rule => rule.Status == VerdictStatus.Failed),
            Warned = rules.Count(rule => rule.Status == VerdictStatus.Warned),
            Passed = rules.Count(rule => rule.Status == VerdictStatus.Passed),
            FailedRules = failed,
            AcceptedBecause = accepted ? accept : null,
        };
        return new Admission(verdicts, quality, Refuse(dataset, verdicts, failed, status, accepted));
    }

    private static string? Refuse(string dataset, List<Verdict> verdicts, List<string> failed, VerdictStatus status, bool accepted)
    {
        if (verdicts.FirstOrDefault(verdict => verdict.Fault is not null) is { } unreadable)
            return $"{dataset} was not committed: {unreadable.Fault}";
        return status != VerdictStatus.Failed || accepted
            ? null
            : $"{dataset} was not committed: {string.Join(", ", failed.Take(5))}{(failed.Count > 5 ? ", …" : "")} failed. Correct the rows, or accept them with --accept-failures REASON.";
    }
}
