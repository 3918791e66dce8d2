using Assay.CompilerServices;

namespace Assay;

/// <summary>Validates a source in parts, in several processes, and judges them together. Filled by the host; pipelines in shards use it.</summary>
public interface IPartialValidation
{
    /// <summary>Observes one part of a source.</summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="reference">What to read: the same for all parts.</param>
    /// <param name="part">Which part of how many, as <c>1/8</c>.</param>
    /// <param name="purpose">Which rules count.</param>
    /// <param name="file">The file that the state is written to.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="FormatException">The text is no part.</exception>
    /// <exception cref="SourceException">The rows can't be read; a fault of the data too, since there is no verdict yet.</exception>
    Task ObserveAsync(DatasetPlan plan, DatasetReference reference, string part, ValidationPurpose purpose, string file, CancellationToken cancellation = default);

    /// <summary>Judges all parts together: the verdicts are those of a single pass.</summary>
    /// <param name="plan">The dataset.</param>
    /// <param name="files">The states of all parts, in any order.</param>
    /// <param name="asOf">The time that freshness is measured against.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="SourceException">A state, or a dataset referred to, can't be read.</exception>
    Task<IReadOnlyList<Verdict>> JudgeAsync(DatasetPlan plan, IReadOnlyList<string> files, DateTimeOffset asOf, CancellationToken cancellation = default);
}
