using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>A rule whose judgement needs the values of a column of another dataset.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReferencesRule(string id, Func<DatasetPlan> target, string targetColumn) : Rule(id)
{
    /// <summary>The dataset referred to.</summary>
    public DatasetPlan Target => target();

    /// <summary>The column referred to, by its name in C#.</summary>
    public string TargetColumn { get; } = targetColumn;

    /// <summary>Collects the values of a batch of the target into a set made by <see cref="NewSet"/>.</summary>
    public abstract void Collect(object set, ColumnBatch batch, int ordinal);

    /// <summary>An empty set of values of the target.</summary>
    public abstract object NewSet();

    /// <summary>Whether a cell of the referring column, not null, stands among the values of the target.</summary>
    public abstract bool Knows(object set, ColumnBatch batch, int ordinal, int row);

    /// <summary>
    /// Tells the state that the values of the target are known already, so that samples of failing rows get their values while their
    /// batch is at hand. Counts and places are the same without.
    /// </summary>
    public abstract void Expect(object set);
}
