using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>A column of a dataset whose distribution a rule needs before it is judged.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Plan">The dataset.</param>
/// <param name="Column">The column, by its name in C#.</param>
/// <param name="Version">The version of the dataset; null for its source.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BaselineColumn(string Rule, DatasetPlan Plan, string Column, string? Version);
