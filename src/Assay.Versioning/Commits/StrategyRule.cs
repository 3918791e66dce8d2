using System.Globalization;
using Assay.Versioning.Records;

namespace Assay.Versioning.Commits;

/// <summary>What is chosen, and why: the reason becomes part of the version.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct StrategyChoice(VersionStrategy Kind, string Why);

/// <summary>Decides between snapshot and difference.</summary>
internal static class StrategyRule
{
    /// <summary>The strategy that was asked for, before anything is known of the head.</summary>
    public static (VersionStrategy Strategy, string From) Wanted(DatasetDescriptor dataset, VersionStrategy? requested) => requested is { } strategy
        ? (strategy, "requested")
        : dataset.Versioned is { } policy ? (policy.Strategy, "declared") : (VersionStrategy.Auto, "by rule");

    /// <summary>What can be decided before a difference is written.</summary>
    public static StrategyChoice Choose(
        VersionStrategy wanted, string from, VersionRecord? head, bool fits, string? keyProblem, long changeRows, long rows, ChainSize chain, VersionStoreOptions options)
    {
        if (head is null)
            return Snapshot("the first version");
        if (wanted == VersionStrategy.Snapshot)
            return Snapshot(from);
        if (!fits)
            return Snapshot("the columns or the key changed");
        if (keyProblem is not null)
            return Snapshot("the version before has keys that don't tell rows apart");
        if (chain.Links >= options.MaxDiffLinks)
            return Snapshot(string.Create(CultureInfo.InvariantCulture, $"{chain.Links} differences since the last snapshot"));
        if (wanted == VersionStrategy.Diff)
            return new StrategyChoice(VersionStrategy.Diff, from);
        if (chain.SnapshotBytes < options.SmallTableBytes)
            return Snapshot(string.Create(CultureInfo.InvariantCulture, $"small: under {options.SmallTableBytes:N0} bytes"));
        return changeRows > options.MaxDiffShare * rows
            ? Snapshot(string.Create(CultureInfo.InvariantCulture, $"{changeRows:N0} change rows for {rows:N0} rows"))
            : new StrategyChoice(VersionStrategy.Diff, string.Create(CultureInfo.InvariantCulture, $"{changeRows:N0} change rows for {rows:N0} rows"));
    }

    /// <summary>Whether the differences since the snapshot, with one of so many bytes more, are too many.</summary>
    public static StrategyChoice? TooLarge(ChainSize chain, long bytes, VersionStoreOptions options)
    {
        var all = chain.DiffBytes + bytes;
        return all > options.SmallDiffBytes && all > options.MaxDiffShare * chain.SnapshotBytes
            ? Snapshot(string.Create(CultureInfo.InvariantCulture, $"differences of {all:N0} bytes since a snapshot of {chain.SnapshotBytes:N0}"))
            : null;
    }

    private static StrategyChoice Snapshot(string why) => new(VersionStrategy.Snapshot, why);
}

/// <summary>The last snapshot and the differences after it.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct ChainSize(int Links, long SnapshotBytes, long DiffBytes)
{
    public static ChainSize Of(VersionLog log, VersionRecord? head)
    {
        if (head is null)
            return default;
        var diffs = 0L;
        for (var version = head.Base + 1; version <= head.V; version++)
            diffs += log.Read(version).Files.Sum(file => file.Bytes);
        return new ChainSize(head.V - head.Base, log.Read(head.Base).Files.Sum(file => file.Bytes), diffs);
    }
}
