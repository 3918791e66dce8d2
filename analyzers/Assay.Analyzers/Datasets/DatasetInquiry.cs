using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets;

/// <summary>A record of data under examination.</summary>
internal sealed class DatasetInquiry(Inquiry inquiry, DatasetModel model)
{
    private List<ColumnReader.Source>? _sources;
    private readonly Lazy<DatasetModel?> _origin = new(
        () => DatasetNames.FeaturesOf(inquiry.Type)?.Parameters[0].Type is { } rows ? inquiry.Index.Dataset(rows, inquiry.Cancellation) : null,
        isThreadSafe: false);

    private ILookup<int, RuleModel>? _rules;

    public Inquiry Declaration => inquiry;

    public DatasetModel Model => model;

    /// <summary>The properties behind the model's columns, in its order. Only what is reported needs them.</summary>
    public IReadOnlyList<ColumnReader.Source> Sources => _sources ??= ColumnReader.Read(inquiry.Type, [], inquiry.Cancellation, out _);

    /// <summary>The rules that judge one column alone, by its ordinal.</summary>
    public ILookup<int, RuleModel> RulesByColumn => _rules ??= model.Rules.Where(static rule => rule.Columns.Count == 1)
        .ToLookup(static rule => rule.Columns[0]);

    /// <summary>What the rows are made of by the <c>[Features]</c> method; null where by none, or of nothing that is declared.</summary>
    public DatasetModel? Origin => _origin.Value;

    /// <summary>The column that a column takes over as it stands.</summary>
    public ColumnModel? OriginOf(ColumnModel column) =>
        model.Features?.Columns.FirstOrDefault(one => one.Column == column.Name)?.Identity is { } source
            ? Origin?.Columns.FirstOrDefault(one => one.Name == source.Column)
            : null;

    /// <summary>Where a column is declared in source; null where an assembly brings it.</summary>
    public Location? PlaceOf(ColumnModel column) => Places.Of(Sources[column.Ordinal].Property);

    /// <summary>An attribute by its place among those of a property, or of the type where <paramref name="member"/> is empty.</summary>
    public AttributeData? AttributeOf(string member, int index)
    {
        if (index < 0)
            return null;
        var attributes = member.Length == 0 ? inquiry.Type.GetAttributes() : Sources.FirstOrDefault(source => source.Column.Name == member)?.Attributes;
        return attributes is not null && index < attributes.Count ? attributes[index] : null;
    }

    /// <summary>The attribute that a rule comes from; null where it follows from a type or key.</summary>
    public AttributeData? AttributeOf(RuleModel rule) => AttributeOf(rule.Member, rule.Attribute);

    /// <summary>Where a rule stands, at its column where another assembly brings it; null where it follows from a type or key.</summary>
    public Location? PlaceOf(RuleModel rule) => AttributeOf(rule) is not { } attribute ? null
        : Places.Of(attribute, inquiry.Cancellation) ?? (rule.Columns.Count == 1 ? PlaceOf(model.Columns[rule.Columns[0]]) : null);

    /// <summary>An attribute of a column.</summary>
    public AttributeData? AttributeOf(ColumnModel column, string metadataName) =>
        Generators.Reading.AttributeValues.Find(Sources[column.Ordinal].Attributes, metadataName);
}
