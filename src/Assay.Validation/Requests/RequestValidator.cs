using Assay.CompilerServices;
using Assay.Validation.Batches;

namespace Assay.Validation.Requests;

/// <summary>
/// Validates the rows of prediction requests in memory, by the same rules as batches: value rules and row checks of the columns that are
/// known at the time of the request. Columns marked <see cref="KnownAfterAttribute"/> or <see cref="LabelAttribute"/> are not looked at.
/// Safe to use from many threads.
/// </summary>
/// <typeparam name="T">The record of a request's rows.</typeparam>
public sealed class RequestValidator<T>
{
    private readonly DatasetPlan<T> _plan;
    private readonly IReadOnlyList<(string Rule, object Set)> _references;

    private RequestValidator(DatasetPlan<T> plan, IReadOnlyList<(string Rule, object Set)> references) => (_plan, _references) = (plan, references);

    /// <summary>A validator that knows the values that references are checked against.</summary>
    /// <param name="plan">The plan of a request's rows.</param>
    /// <param name="sources">Opens the datasets that rules refer to; null leaves such rules skipped.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="SourceException">A dataset that a rule refers to can't be read.</exception>
    public static async Task<RequestValidator<T>> CreateAsync(DatasetPlan<T> plan, IDatasetSources? sources, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var collected = new List<(string, object)>();
        if (sources is not null)
        {
            var sets = new ReferenceSets(sources, new Dictionary<string, DatasetReference>(StringComparer.Ordinal));
            foreach (var rule in plan.CreateValidator(ValidationPurpose.Request).References)
                collected.Add((rule.Id, await sets.CollectAsync(rule, cancellation).ConfigureAwait(false)));
        }

        return new(plan, collected);
    }

    /// <summary>The verdict on the rows of one request. Only rules of severity <see cref="Severity.Error"/> make it <see cref="VerdictStatus.Failed"/>.</summary>
    /// <param name="rows">The rows; a sample's row number is the place in the request, from 1.</param>
    /// <param name="asOf">The time of the request.</param>
    public Verdict Validate(ReadOnlySpan<T> rows, DateTimeOffset asOf)
    {
        var validator = _plan.CreateValidator(ValidationPurpose.Request);
        var context = new JudgeContext(asOf);
        foreach (var rule in validator.References)
        {
            foreach (var (id, set) in _references)
            {
                if (!string.Equals(id, rule.Id, StringComparison.Ordinal))
                    continue;
                context.AddReferenceSet(rule, set);
                rule.Expect(set);
            }
        }

        var columns = _plan.Descriptor.Columns;
        validator.Observe(MemoryColumnBatch.Of(_plan, rows, source: "request").Without(ordinal => columns[ordinal].KnownAfter is not null || columns[ordinal].Label));
        return validator.Judge("request", context);
    }
}
