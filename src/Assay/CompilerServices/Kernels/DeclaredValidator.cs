namespace Assay.CompilerServices;

/// <summary>The validator of a declared record: each rule by its kernel, fed with the columns that a batch has.</summary>
internal sealed class DeclaredValidator : DatasetValidator
{
    private readonly RuleSet _set;
    private readonly Rule[] _states;
    private readonly bool[]?[] _scopes;
    private readonly bool[] _hasScope;
    private RowAnswer[] _answers = [];

    internal DeclaredValidator(DatasetPlan plan, RuleSet set, ValidationPurpose purpose)
        : base(plan.Descriptor, purpose)
    {
        _set = set;
        _states = new Rule[set.Kernels.Length];
        for (var i = 0; i < _states.Length; i++)
            _states[i] = Add(set.Kernels[i].Create());
        _scopes = new bool[set.Scopes.Count][];
        _hasScope = new bool[set.Scopes.Count];
        for (var ordinal = 0; ordinal < Descriptor.Columns.Count; ordinal++)
        {
            if (Descriptor.Columns[ordinal].Type is ColumnType.List or ColumnType.Struct)
                AddNested(ordinal, plan.Nested(ordinal));
        }
    }

    protected override void ObserveRules(ColumnBatch batch)
    {
        for (var i = 0; i < _scopes.Length; i++)
            ReadScope(i, batch);
        for (var i = 0; i < _states.Length; i++)
        {
            var kernel = _set.Kernels[i];
            if (!_states[i].Active || !HasAll(batch, kernel.Ordinals))
                continue;
            if (kernel.Scope < 0)
                kernel.Observe(_states[i], batch, default);
            else if (_hasScope[kernel.Scope])
                kernel.Observe(_states[i], batch, _scopes[kernel.Scope].AsSpan(0, batch.RowCount));
        }
    }

    private void ReadScope(int index, ColumnBatch batch)
    {
        var test = _set.Scopes[index].Test;
        _hasScope[index] = test.Fits(batch);
        if (!_hasScope[index])
            return;
        if (_answers.Length < batch.RowCount)
            _answers = new RowAnswer[batch.RowCount];
        var answers = _answers.AsSpan(0, batch.RowCount);
        answers.Clear();
        test.Run(batch, default, answers);
        if (_scopes[index] is not { } rows || rows.Length < answers.Length)
            _scopes[index] = rows = new bool[answers.Length];
        for (var row = 0; row < answers.Length; row++)
            rows[row] = answers[row] == RowAnswer.Pass;
    }

    private static bool HasAll(ColumnBatch batch, int[] ordinals)
    {
        foreach (var ordinal in ordinals)
        {
            if (!batch.Has(ordinal))
                return false;
        }

        return true;
    }
}
