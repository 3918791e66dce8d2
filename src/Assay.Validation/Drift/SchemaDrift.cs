using System.Globalization;

namespace Assay.Validation.Drift;

/// <summary>The stored schema of a batch against that of the batch before and the declaration.</summary>
internal static class SchemaDrift
{
    /// <summary>A verdict with the changes of the schema in it. A change of severity <see cref="Severity.Warning"/> makes it warn; none refuses by itself.</summary>
    public static Verdict Add(Verdict verdict, DatasetDescriptor dataset, IReadOnlyList<SourceColumn> before, IReadOnlyList<SourceColumn> now, Severity added)
    {
        if (before.Count == 0 || now.Count == 0)
            return verdict;
        var changes = Compare(dataset, before, now, added, verdict.Fault is not null).ToList();
        var warns = changes.Exists(change => change.Severity == Severity.Warning) && verdict.Status < VerdictStatus.Warned;
        return changes.Count == 0 ? verdict : verdict with { SchemaChanges = changes, Status = warns ? VerdictStatus.Warned : verdict.Status };
    }

    private static IEnumerable<SchemaChange> Compare(
        DatasetDescriptor dataset, IReadOnlyList<SourceColumn> before, IReadOnlyList<SourceColumn> now, Severity added, bool unread)
    {
        var then = Named(before);
        var current = Named(now);
        foreach (var column in before.Where(column => !current.ContainsKey(column.Name)))
        {
            var declared = IsDeclared(dataset, column.Name);
            yield return new(column.Name, SchemaChangeKind.Removed, column.Type, null, declared, declared && unread ? Severity.Error : Severity.Info);
        }

        foreach (var column in now)
        {
            var declared = IsDeclared(dataset, column.Name);
            if (!then.TryGetValue(column.Name, out var former))
                yield return new(column.Name, SchemaChangeKind.Added, null, column.Type, declared, declared ? Severity.Info : added);
            else if (former.Type != column.Type)
                yield return new(column.Name, SchemaChangeKind.Retyped, former.Type, column.Type, declared, !declared ? Severity.Info : unread ? Severity.Error : Severity.Warning);
            else if (former.Nullable != column.Nullable)
                yield return new(column.Name, SchemaChangeKind.Nullability, Words(former), Words(column), declared, Severity.Info);
        }

        if (Moved(before.Where(column => current.ContainsKey(column.Name)), now.Where(column => then.ContainsKey(column.Name))) is { } moved)
            yield return new(moved.Name, SchemaChangeKind.Reordered, Place(before, moved.Name), Place(now, moved.Name), IsDeclared(dataset, moved.Name), Severity.Info);
    }

    private static SourceColumn? Moved(IEnumerable<SourceColumn> before, IEnumerable<SourceColumn> now) =>
        before.Zip(now).FirstOrDefault(pair => pair.First.Name != pair.Second.Name).Second;

    private static Dictionary<string, SourceColumn> Named(IReadOnlyList<SourceColumn> columns)
    {
        var named = new Dictionary<string, SourceColumn>(StringComparer.Ordinal);
        foreach (var column in columns)
            named.TryAdd(column.Name, column);
        return named;
    }

    private static bool IsDeclared(DatasetDescriptor dataset, string stored) => dataset.Columns.Any(column => column.IsStoredAs(stored));

    private static string Words(SourceColumn column) => column.Nullable ? "nullable" : "not null";

    private static string Place(IReadOnlyList<SourceColumn> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Name == name)
                return string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
        }

        return "none";
    }
}
