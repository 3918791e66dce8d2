using Assay.Validation.Observing;

namespace Assay.Validation.Parts;

/// <summary>What a part found in one of the dataset's batches.</summary>
/// <param name="Place">What was read.</param>
/// <param name="Print">The print of the batch's whole content; null where the source has none.</param>
/// <param name="Reference">What the batch is opened by.</param>
/// <param name="State">The state; null where no piece of the batch belongs to the part.</param>
internal sealed record PartBatch(string Place, string? Print, DatasetReference Reference, Observation? State);
