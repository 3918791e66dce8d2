using System.Xml.Linq;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Generators.Referenced;

/// <summary>A record of another project, as its assembly's manifest says it.</summary>
/// <param name="TypeName">The type's full name.</param>
/// <param name="Columns">Its columns, without what only code needs.</param>
/// <param name="Features">The method that makes feature rows; null where there is none.</param>
internal sealed record CarriedDataset(string TypeName, EquatableArray<ColumnModel> Columns, string? Features)
{
    /// <summary>Reads an entry; null where it isn't one, or a column is of a type that this version doesn't know.</summary>
    public static CarriedDataset? Read(XElement json)
    {
        var columns = new List<ColumnModel>();
        foreach (var item in json.Items("columns"))
        {
            if (Column(item, columns.Count) is not { } column)
                return null;
            columns.Add(column);
        }

        return json.Text("typeName") is { } type ? new CarriedDataset(type, columns.ToEquatableArray(), json.Element("features")?.Text("method")) : null;
    }

    /// <summary>What is said of a column; null where nothing is.</summary>
    /// <param name="column">Its name in C#.</param>
    public string? DocumentationOf(string column) => Columns.FirstOrDefault(known => known.Name == column)?.Documentation;

    private static ColumnModel? Column(XElement json, int ordinal)
    {
        if (json.Text("name") is not { } name || json.Text("type") is not { } type || !Enum.TryParse<ColumnKind>(Member(type), out var kind))
            return null;
        var element = json.Element("element") is { } inner ? Column(inner, 0) : null;
        var fields = json.Items("fields").Select(static (field, place) => Column(field, place)).ToList();
        if ((kind == ColumnKind.List && element is null) || fields.Contains(null))
            return null;
        return new ColumnModel
        {
            Name = name,
            Ordinal = ordinal,
            Kind = kind,
            TypeName = "",
            Element = element,
            Fields = fields.OfType<ColumnModel>().ToEquatableArray(),
            Nullable = json.Flag("nullable"),
            EnumMembers = json.Items("enumValues").Select(static value => new EnumMember(value.Value, IsAlias: false)).ToEquatableArray(),
            StoredAs = json.Text("storedAs"),
            Documentation = json.Text("documentation"),
            Unit = json.Text("unit"),
            RowKey = json.Flag("rowKey"),
            EventTime = json.Flag("eventTime"),
            Zone = json.Text("zone"),
            KnownAfter = json.Text("knownAfter"),
            Sensitivity = json.Text("sensitivity") is { } sensitivity ? Member(sensitivity) : null,
            Unvalidated = json.Text("unvalidated"),
            Label = json.Flag("label"),
            Score = json.Flag("score"),
            Predicted = json.Flag("predicted"),
            Id = json.Flag("id"),
        };
    }

    // The manifest writes members of enums with a small first letter.
    private static string Member(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
