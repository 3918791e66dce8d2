namespace Assay.Profiling;

/// <summary>The keys of the datasets that a program declares.</summary>
public interface IKnownKeys
{
    /// <summary>Reads them. A dataset whose source can't be read is left out.</summary>
    Task<IReadOnlyList<KnownKey>> ReadAsync(CancellationToken cancellation = default);
}
