namespace Assay.CompilerServices;

/// <summary>A number that is computed of mergeable sums of powers.</summary>
internal abstract class SumsRule(string id, double min, double max) : MeasureRule(id, min, max)
{
    private protected PowerSums Sums { get; } = new();

    /// <inheritdoc/>
    public sealed override void Merge(Rule other)
    {
        base.Merge(other);
        Sums.Merge(((SumsRule)other).Sums);
    }

    internal sealed override void Save(StateWriter writer)
    {
        base.Save(writer);
        Sums.Save(writer);
    }

    internal sealed override void Load(StateReader reader)
    {
        base.Load(reader);
        Sums.Load(reader);
        if (Sums.Count != InScope)
            throw reader.Damaged("sums of another number of rows");
    }
}
