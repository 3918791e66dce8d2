namespace Assay.CompilerServices;

/// <summary>The kernel of a key of one or several columns.</summary>
internal static class UniqueKernel
{
    internal static RuleKernel Of(RuleDescriptor rule, int[] ordinals, DatasetDescriptor dataset, bool nullsEqual = false)
    {
        KeyPart[] parts = [.. ordinals.Select(ordinal => ViewTypes.Accept(dataset.Columns[ordinal].Type, new Part(ordinal)))];
        return new(() => new UniqueRule(rule.Id) { NullsEqual = nullsEqual }, (state, batch, scope) =>
        {
            var unique = (UniqueRule)state;
            unique.Begin(batch);
            foreach (var part in parts)
                part(unique, batch);
            unique.End(batch, scope);
        });
    }

    private delegate void KeyPart(UniqueRule rule, ColumnBatch batch);

    private sealed class Part(int ordinal) : IViewTypeVisitor<KeyPart>
    {
        public KeyPart Visit<T>()
        {
            var at = ordinal;
            return (rule, batch) => rule.Add(batch.Column<T>(at));
        }
    }
}
