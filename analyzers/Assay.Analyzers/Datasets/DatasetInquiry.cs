using Assay.Analyzers.Declarations;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets;

/// <summary>A record of data under examination.</summary>
internal sealed class DatasetInquiry(Inquiry inquiry, DatasetModel model)
{
    private List<ColumnReader.Source>? _sources;

    public Inquiry Declaration => inquiry;

    public DatasetModel Model => model;

    /// <summary>The properties behind the model's columns, in its order. Only what is reported needs them.</summary>
    public IReadOnlyList<ColumnReader.Source> Sources => _sources ??= ColumnReader.Read(inquiry.Type, [], inquiry.Cancellation, out _);

    /// <summary>Where a column is declared in source; null where an assembly brings it.</summary>
    public Location? PlaceOf(ColumnModel column) => Reporting.Places.Of(Sources[column.Ordinal].Property);
}
