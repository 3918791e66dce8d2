using Assay.Analyzers.Declarations;
using Assay.Generators.Datasets;
using Assay.Generators.Models;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Models;

/// <summary>A model under examination.</summary>
internal sealed class ModelInquiry(Inquiry inquiry, ModelModel model)
{
    private readonly INamedTypeSymbol? _contract = inquiry.Type.AllInterfaces.FirstOrDefault(static one => one.IsNamed("Assay.IModel`2"));

    public Inquiry Declaration => inquiry;

    public ModelModel Model => model;

    public IReadOnlyList<GateUnderRule> Gates { get; } = GateUnderRule.Of(inquiry.Type, model);

    /// <summary>What it takes; null where that can't be read, or is being typed.</summary>
    public DatasetModel? Input => Rows(0);

    /// <summary>What it returns; null as above.</summary>
    public DatasetModel? Output => Rows(1);

    /// <summary>The column that it learns to predict.</summary>
    public ColumnModel? Label => Input?.Columns.FirstOrDefault(static column => column.Label);

    private DatasetModel? Rows(int argument) => _contract is not null
        && inquiry.Index.Dataset(_contract.TypeArguments[argument], inquiry.Cancellation) is { Columns.Count: > 0, CanGenerate: true } rows ? rows : null;
}
