using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>The columns that a batch stores are those that are declared: none beyond, none missing, in their order. Needs no row.</summary>
internal sealed class ColumnsRule(string id, DatasetDescriptor dataset, bool mayMiss, bool anyOrder) : Rule(id)
{
    private const int MostNamed = 5;

    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    internal override bool AsksSchema => true;

    internal void Observe()
    {
        if (Active)
            CountScope(0);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        if (context.Schema is not { Count: > 0 } stored)
            return Outcome(descriptor, VerdictStatus.Skipped, "the source doesn't say which columns it stores");
        var found = stored.Select(column => dataset.Columns.FirstOrDefault(declared => declared.IsStoredAs(column.Name))).ToList();
        var beyond = stored.Where((_, i) => found[i] is null).Select(column => column.Name).ToList();
        var missing = mayMiss ? [] : dataset.Columns.Where(column => !found.Contains(column)).Select(column => column.StorageName).ToList();
        var ordered = anyOrder || mayMiss || found.OfType<ColumnDescriptor>().SequenceEqual(dataset.Columns.Where(found.Contains));
        List<string> faults = [];
        if (beyond.Count > 0)
            faults.Add($"not declared: {Names(beyond)}");
        if (missing.Count > 0)
            faults.Add($"missing: {Names(missing)}");
        if (!ordered)
            faults.Add("in another order than declared");
        return Outcome(
            descriptor,
            faults.Count == 0 ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            faults.Count == 0 ? string.Create(CultureInfo.InvariantCulture, $"{stored.Count:N0} columns as declared") : string.Join("; ", faults),
            beyond.Count + missing.Count);
    }

    // The names come from a file, and stand in lines of a log.
    private static string Names(List<string> names)
    {
        var named = string.Join(", ", names.Take(MostNamed).Select(name => new string([.. name.Select(unit => char.IsControl(unit) ? '?' : unit)])));
        return names.Count <= MostNamed ? named : string.Create(CultureInfo.InvariantCulture, $"{named} and {names.Count - MostNamed:N0} more");
    }
}
