using Assay.CompilerServices;
using Assay.Workspace.Storage;

namespace Assay.Validation.Parts;

/// <summary>
/// What one part of a validation found: a state per batch, and what it belongs to. <see cref="BatchValidation.ObservePartAsync"/> makes it,
/// <see cref="BatchValidation.JudgePartsAsync"/> judges all parts together.
/// </summary>
public sealed class PartialValidation
{
    internal PartialValidation(DatasetPlan plan, DatasetReference whole, ValidationPart part, ValidationPurpose purpose, IReadOnlyList<PartBatch> batches) =>
        (Plan, Whole, Part, Purpose, Batches) = (plan, whole, part, purpose, batches);

    /// <summary>The dataset.</summary>
    public DatasetPlan Plan { get; }

    /// <summary>Which part it is.</summary>
    public ValidationPart Part { get; }

    /// <summary>What the validation is for.</summary>
    public ValidationPurpose Purpose { get; }

    /// <summary>The rows that the part observed.</summary>
    public long Rows => Batches.Sum(batch => batch.State?.Validator.Rows ?? 0);

    internal DatasetReference Whole { get; }

    internal IReadOnlyList<PartBatch> Batches { get; }

    /// <summary>Writes the state; a file that was there is replaced in one step. Samples are in it, sensitive values masked.</summary>
    public Task WriteAsync(string path, CancellationToken cancellation = default) => AtomicFile.ReplaceAsync(path, PartFile.Write(this), cancellation);

    /// <summary>Reads a state.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plans">The plan of a dataset by its name; null where the program declares none of that name.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="SourceException">The file is missing, damaged, of another schema version, or the state of a dataset or rules that this program doesn't declare.</exception>
    public static async Task<PartialValidation> ReadAsync(string path, Func<string, DatasetPlan?> plans, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(plans);
        return PartFile.Read(await BytesAsync(path, cancellation).ConfigureAwait(false), path, plans);
    }

    private static async Task<byte[]> BytesAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException(SourceFault.Missing, path, "no such file", "the state of a partial validation", "Write it with validate --partition I/N --state FILE.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceFault.Unreadable, path, e.GetType().Name, "a readable file", "See its permissions and its disk.", e);
        }
    }
}
