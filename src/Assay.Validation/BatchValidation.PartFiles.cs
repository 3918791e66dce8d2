using Assay.CompilerServices;
using Assay.Validation.Parts;

namespace Assay.Validation;

/// <content>Parts by way of files, for pipelines in shards.</content>
public sealed partial class BatchValidation : IPartialValidation
{
    /// <inheritdoc/>
    public async Task ObserveAsync(
        DatasetPlan plan, DatasetReference reference, string part, ValidationPurpose purpose, string file, CancellationToken cancellation = default)
    {
        var observed = await ObservePartAsync(plan, reference, ValidationPart.Parse(part), purpose, cancellation).ConfigureAwait(false);
        await observed.WriteAsync(file, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Verdict>> JudgeAsync(DatasetPlan plan, IReadOnlyList<string> files, DateTimeOffset asOf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(files);
        var parts = new List<PartialValidation>();
        foreach (var file in files)
            parts.Add(await PartialValidation.ReadAsync(file, name => name == plan.Descriptor.Name ? plan : null, cancellation).ConfigureAwait(false));
        return await JudgePartsAsync(parts, asOf, cancellation).ConfigureAwait(false);
    }
}
