using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Another dataset whose numbers a rule needs before it is judged.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Plan">The dataset.</param>
/// <param name="RowsOnly">Whether the number of rows is enough.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OtherDataset(string Rule, DatasetPlan Plan, bool RowsOnly);
