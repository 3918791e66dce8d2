using System.ComponentModel;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>What the generator makes of a record marked <see cref="DatasetAttribute"/> or <see cref="ColumnsAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DatasetPlan
{
    /// <summary>The declaration as data.</summary>
    public abstract DatasetDescriptor Descriptor { get; }

    /// <summary>The record's type.</summary>
    public abstract Type RowType { get; }

    /// <summary>A validator with empty states.</summary>
    public abstract DatasetValidator CreateValidator(ValidationPurpose purpose);

    /// <summary>Calls <paramref name="visitor"/> with the row type.</summary>
    public abstract TResult Accept<TResult>(IDatasetPlanVisitor<TResult> visitor);

    /// <summary>Opens the dataset through <paramref name="sources"/> without knowing the row type.</summary>
    public abstract Rows Open(IDatasetSources sources, DatasetReference reference);

    /// <summary>A method of the declaration over columns of a row: one that puts rows in scope by its name, a check by its rule's id.</summary>
    public virtual PlannedTest Test(string method) => throw Unknown("method", method);

    /// <summary>A method of the declaration over the statistics of a batch, by its rule's id.</summary>
    public virtual Func<DatasetStatistics, bool> BatchTest(string rule) => throw Unknown("check", rule);

    /// <summary>A method of the declaration over the statistics of a batch and of another dataset, by its rule's id.</summary>
    public virtual Func<DatasetStatistics, DatasetStatistics, bool> BesideTest(string rule) => throw Unknown("check", rule);

    /// <summary>The dataset that a rule refers to, by the rule's id.</summary>
    public virtual DatasetPlan Target(string rule) => throw Unknown("reference", rule);

    /// <summary>The plan of the record that a column of lists or structs holds; null where it holds none.</summary>
    public virtual DatasetPlan? Nested(int ordinal) => null;

    private InvalidOperationException Unknown(string what, string name) =>
        new($"The plan of {Descriptor.Name} knows no {what} '{name}': its rules and its code were not made by one build.");
}

/// <summary>The typed part of a dataset's plan: rows from and to columns and JSON.</summary>
/// <typeparam name="T">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DatasetPlan<T> : DatasetPlan
{
    /// <inheritdoc/>
    public sealed override Type RowType => typeof(T);

    /// <summary>
    /// Makes rows of columns. A column that is not present leaves the type's default. The batch has passed the reader's type check;
    /// a null in a column that may not be null leaves the type's default as well (the validator reports it).
    /// </summary>
    /// <param name="batch">The columns.</param>
    /// <param name="rows">At least <see cref="ColumnBatch.RowCount"/> long.</param>
    public abstract void ReadRows(ColumnBatch batch, Span<T> rows);

    /// <summary>Writes every column of the rows to <paramref name="sink"/>, once per column in order of ordinals.</summary>
    public abstract void WriteRows(ReadOnlySpan<T> rows, ColumnSink sink);

    /// <summary>Reads one JSON object. The reader stands on its start and ends on its end.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="request">
    /// Whether this is a prediction request: columns marked <see cref="KnownAfterAttribute"/> or <see cref="LabelAttribute"/> are then not asked for.
    /// </param>
    /// <param name="faults">What is wrong with the object: missing, unknown, of another type. Empty where the row is good.</param>
    /// <returns>The row; columns with a fault hold the type's default.</returns>
    public abstract T ReadJson(ref Utf8JsonReader reader, bool request, ICollection<JsonFault> faults);

    /// <summary>Writes one JSON object with the stored names.</summary>
    public abstract void WriteJson(Utf8JsonWriter writer, T row);

    /// <inheritdoc/>
    public sealed override TResult Accept<TResult>(IDatasetPlanVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit(this);
    }

    /// <inheritdoc/>
    public sealed override Rows Open(IDatasetSources sources, DatasetReference reference)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return sources.Open(this, reference);
    }
}

/// <summary>A fault of a member in a JSON row. Holds no value.</summary>
/// <param name="Member">The member's name.</param>
/// <param name="Found">What was found: <c>missing</c>, <c>null</c>, <c>a string</c>…</param>
/// <param name="Expected">What is expected.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct JsonFault(string Member, string Found, string Expected);
