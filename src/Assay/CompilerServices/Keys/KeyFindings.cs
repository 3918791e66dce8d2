namespace Assay.CompilerServices;

/// <summary>What is known of keys.</summary>
/// <param name="Distinct">Distinct keys.</param>
/// <param name="Repeated">Keys of several rows.</param>
/// <param name="Excess">Rows whose key an earlier one has and of which nobody was told yet.</param>
/// <param name="First">The first of those rows.</param>
internal sealed record KeyFindings(long Distinct, long Repeated, long Excess, IReadOnlyList<RowPlace> First);
