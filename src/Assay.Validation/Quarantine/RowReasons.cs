using Assay.CompilerServices;

namespace Assay.Validation.Quarantine;

/// <summary>Finds out which rules of severity <see cref="Severity.Error"/> a row fails, by judging it alone.</summary>
internal sealed class RowReasons(DatasetPlan plan, FailingRows failing, IReadOnlyList<object> references)
{
    private readonly List<string> _order = [.. plan.Descriptor.Rules.Select(rule => rule.Id)];

    public RowReason Of(ColumnBatch batch, int row)
    {
        var one = new SelectedBatch(batch, [row]);
        // Rules over whole batches don't count for a window: those are not a row's fault, except for keys, which all rows together told.
        var validator = plan.CreateValidator(ValidationPurpose.Window);
        var context = new JudgeContext(default);
        foreach (var (rule, set) in validator.References.Zip(references))
        {
            rule.Expect(set);
            context.AddReferenceSet(rule, set);
        }

        validator.Observe(one);
        var broken = validator.Judge(batch.Source, context).Rules
            .Where(rule => rule.Severity == Severity.Error && rule.Failing > 0).Select(rule => rule.Id)
            .Concat(failing.Repeats(batch.Source, batch.PlaceOf(row)))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(_order.IndexOf);
        return new(string.Join(' ', broken), Unread(one));
    }

    private string? Unread(SelectedBatch one)
    {
        var cells = one.Faults.Select(fault => plan.Descriptor.Columns[fault.Ordinal] is var column && column.Sensitivity == Sensitivity.None
            ? $"{column.StorageName}={fault.Text}"
            : $"{column.StorageName}=***");
        return one.Faults.Count == 0 ? null : string.Join("; ", cells);
    }
}
