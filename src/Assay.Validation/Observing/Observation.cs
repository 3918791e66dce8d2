using Assay.CompilerServices;

namespace Assay.Validation.Observing;

/// <summary>What was found in rows, as a mergeable state: the rules' and the columns'. Not thread-safe: one per thread.</summary>
internal sealed class Observation
{
    private readonly ColumnFindings _columns;

    public Observation(DatasetPlan plan, ValidationPurpose purpose, KeyBudget? budget = null, bool statistics = true)
    {
        Validator = plan.CreateValidator(purpose);
        if (budget is not null)
            Validator.Limit(budget);
        Validator.HasStatistics = statistics;
        _columns = new(plan.Descriptor);
    }

    public DatasetValidator Validator { get; }

    public void Observe(ColumnBatch batch)
    {
        Validator.Observe(batch);
        if (Validator.HasStatistics)
            _columns.Observe(batch);
    }

    public void Merge(Observation other)
    {
        Validator.Merge(other.Validator);
        _columns.Merge(other._columns);
    }

    public Verdict Judge(string source, JudgeContext context)
    {
        var verdict = Validator.Judge(source, context);
        return verdict with { Columns = _columns.Complete(verdict.Columns) };
    }

    public void Save(BinaryWriter writer)
    {
        var rules = Validator.Save();
        writer.Write(rules.Length);
        writer.Write(rules);
        _columns.Save(writer);
    }

    /// <exception cref="SourceException">It is the state of other rules, or damaged.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public void Load(BinaryReader reader, string source)
    {
        Validator.Load(reader.ReadBytes(reader.ReadInt32()), source);
        _columns.Load(reader);
    }
}
