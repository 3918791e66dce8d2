namespace Assay.CompilerServices;

/// <summary>Kernels of rules over whether there is a value.</summary>
internal static class PresenceKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["not_blank"] = static request => NotBlank(request),
        ["complete"] = static request => Of(request, static (_, nulls) => nulls == 0),
        ["any_of"] = static request => Of(request, static (values, _) => values > 0),
        ["all_or_none"] = static request => Of(request, static (values, nulls) => values == 0 || nulls == 0),
    };

    private static RuleKernel NotBlank(KernelRequest request)
    {
        var id = request.Rule.Id;
        return ColumnKernels.Value<string>(() => new NotBlankRule(id), request.Ordinal);
    }

    private static RuleKernel Of(KernelRequest request, Func<int, int, bool> passes)
    {
        var (id, ordinals) = (request.Rule.Id, request.Ordinals);
        PresenceReader[] readers = [.. ordinals.Select(ordinal => ViewTypes.Accept(request.Plan.Descriptor.Columns[ordinal].Type, new Reader(ordinal)))];
        return new(() => new PresenceRule(id, ordinals, passes), (state, batch, scope) => ((PresenceRule)state).Observe(batch, readers, scope));
    }

    private sealed class Reader(int ordinal) : IViewTypeVisitor<PresenceReader>
    {
        public PresenceReader Visit<T>()
        {
            var at = ordinal;
            return (batch, nulls) =>
            {
                var column = batch.Column<T>(at);
                if (column.NullCount == 0)
                    return;
                for (var row = 0; row < nulls.Length; row++)
                    nulls[row] += column.IsNull(row) ? 1 : 0;
            };
        }
    }
}
