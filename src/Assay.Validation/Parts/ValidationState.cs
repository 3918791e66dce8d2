using Assay.CompilerServices;
using Assay.Workspace.Storage;

namespace Assay.Validation.Parts;

/// <summary>The file of a partial validation.</summary>
public static class ValidationState
{
    /// <summary>Writes a state; a file that was there is replaced in one step.</summary>
    public static Task WriteAsync(DatasetValidator validator, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(validator);
        return AtomicFile.ReplaceAsync(path, validator.Save(), cancellation);
    }

    /// <summary>Reads states of one dataset and merges them.</summary>
    /// <param name="paths">The files, at least one.</param>
    /// <param name="plans">The plan of a dataset by its name; null where the program declares none of that name.</param>
    /// <param name="purpose">What the validations were for.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="SourceException">A file is missing, damaged, or the state of another dataset, purpose, or of other rules.</exception>
    public static async Task<(DatasetPlan Plan, DatasetValidator Merged)> ReadAsync(
        IReadOnlyList<string> paths, Func<string, DatasetPlan?> plans, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        DatasetPlan? plan = null;
        DatasetValidator? merged = null;
        foreach (var path in paths)
        {
            var bytes = await BytesAsync(path, cancellation).ConfigureAwait(false);
            plan ??= PlanOf(bytes, path, plans);
            var state = plan.CreateValidator(purpose);
            state.Load(bytes, path);
            if (merged is null)
                merged = state;
            else
                merged.Merge(state);
        }

        return (plan!, merged!);
    }

    private static DatasetPlan PlanOf(byte[] bytes, string path, Func<string, DatasetPlan?> plans)
    {
        var dataset = DatasetValidator.DatasetOf(bytes, path);
        return plans(dataset) ?? throw new SourceException(
            SourceFault.Schema, path, $"the state of {dataset}", "a dataset that this program declares", "Merge it with the program that made it.");
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
