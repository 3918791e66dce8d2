namespace Assay.CompilerServices;

/// <summary>
/// The rules of what a column of lists or structs holds, observed element by element; each failure stands at the row that holds the element.
/// Rules over whole batches belong to rows of their own and are left out.
/// </summary>
internal sealed class NestedValidation
{
    private readonly int _ordinal;
    private readonly ColumnDescriptor _column;
    private readonly DatasetValidator? _record;
    private readonly List<(ColumnDescriptor Element, RequiredRule Rule, RuleDescriptor Descriptor)> _required = [];
    private readonly string _path;
    private readonly string _place;

    internal NestedValidation(DatasetDescriptor dataset, int ordinal, DatasetPlan? record, ValidationPurpose purpose)
    {
        _ordinal = ordinal;
        _column = dataset.Columns[ordinal];
        _record = record?.CreateValidator(purpose == ValidationPurpose.Request ? purpose : ValidationPurpose.Window);
        (_path, _place) = (_column.Name, $"{dataset.Name}.{_column.StorageName}");
        for (var inner = _column; inner is { Type: ColumnType.List, Element: { } element }; inner = element)
        {
            (_path, _place) = ($"{_path}[]", $"{_place}[]");
            if (element.Nullable)
                continue;
            var descriptor = new RuleDescriptor { Id = $"{_place}.required", Kind = "required", Columns = [_path], Expectation = "not null" };
            var rule = new RequiredRule(descriptor.Id);
            rule.Bind(descriptor, dataset with { Columns = [element] });
            _required.Add((element, rule, descriptor));
        }
    }

    /// <summary>The rules, in the order of their states.</summary>
    internal IEnumerable<Rule> Rules => _required.Select(one => one.Rule).Concat(_record?.AllRules() ?? []);

    internal IEnumerable<ReferencesRule> References => _record?.References ?? [];

    internal string Digest => _record?.RulesDigest() ?? "";

    internal void Observe(ColumnBatch batch)
    {
        if (!batch.Has(_ordinal))
            return;
        var rows = new int[batch.RowCount];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = row;
        Observe(_column, batch.Column<NestedCell>(_ordinal), batch, rows);
    }

    internal void Watch(Severity least, Action<string, string, long> told)
    {
        foreach (var (_, rule, _) in _required)
            rule.Watch(told);
        _record?.WatchFailures(least, told);
    }

    internal void Merge(NestedValidation other)
    {
        for (var i = 0; i < _required.Count; i++)
            _required[i].Rule.Merge(other._required[i].Rule);
        if (_record is not null)
            _record.Merge(other._record!);
    }

    internal IEnumerable<RuleOutcome> Judge(JudgeContext context)
    {
        foreach (var (_, rule, descriptor) in _required)
            yield return rule.Judge(descriptor, context);
        if (_record is null)
            yield break;
        var prefix = _record.Descriptor.Name.Length + 1;
        foreach (var outcome in _record.Outcomes(context))
            yield return outcome with { Id = $"{_place}.{outcome.Id[prefix..]}", Columns = [.. outcome.Columns.Select(column => $"{_path}.{column}")] };
    }

    // Cells that follow each other in one batch are observed at once, as they mostly do.
    private void Observe(ColumnDescriptor column, in ColumnView<NestedCell> cells, ColumnBatch batch, int[] rows)
    {
        for (var at = 0; at < cells.Length;)
        {
            if (cells.IsNull(at))
            {
                at++;
                continue;
            }

            var start = cells[at];
            var owners = new List<int>();
            var end = start.First;
            for (; at < cells.Length && !cells.IsNull(at) && ReferenceEquals(cells[at].Rows, start.Rows) && cells[at].First == end; at++)
            {
                for (var i = 0; i < cells[at].Count; i++)
                    owners.Add(rows[at]);
                end += cells[at].Count;
            }

            Observe(column, new NestedSlice(start.Rows, start.First, owners.Count, batch, [.. owners]), batch);
        }
    }

    private void Observe(ColumnDescriptor column, NestedSlice slice, ColumnBatch batch)
    {
        if (column.Type == ColumnType.Struct)
        {
            _record?.Observe(slice);
            return;
        }

        var element = column.Element!;
        foreach (var (required, rule, _) in _required)
        {
            if (ReferenceEquals(required, element))
                ViewTypes.Accept(element.Type, new Demand(rule, slice));
        }

        if (element.Type is not (ColumnType.List or ColumnType.Struct))
            return;
        var owners = new int[slice.RowCount];
        for (var row = 0; row < owners.Length; row++)
            owners[row] = slice.OwnerOf(row);
        Observe(element, slice.Column<NestedCell>(0), batch, owners);
    }

    private sealed class Demand(RequiredRule rule, ColumnBatch slice) : IViewTypeVisitor<RequiredRule>
    {
        public RequiredRule Visit<T>()
        {
            rule.Observe(slice, slice.Column<T>(0));
            return rule;
        }
    }
}
