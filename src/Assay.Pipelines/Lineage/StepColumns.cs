using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Pipelines.Lineage;

/// <summary>Tells where the columns of a step's rows come from, as the compiler read it from the step's code.</summary>
internal static class StepColumns
{
    /// <summary>The facet of what couldn't be read.</summary>
    public const string OpaqueFacet = "assay_opaque";

    private static readonly string[] s_direct = ["identity", "transformation", "aggregation"];

    /// <summary>The facets with that of an output's columns.</summary>
    public static DatasetFacets WithColumns(this DatasetFacets facets, string project, string pipeline, StepDescriptor step, StepOutput output)
    {
        if (output.Lineage is not { } lineage)
            return facets;
        var traced = lineage.Columns.Where(column => column.From.Count > 0).ToDictionary(column => column.Column, column => new ColumnSources(Fields(column.From)));
        var told = traced.Count == 0 && lineage.Rows.Count == 0
            ? facets
            : facets with { ColumnLineage = new() { Fields = traced, Dataset = lineage.Rows.Count == 0 ? null : Fields(lineage.Rows) } };
        return Opaque(lineage) is { } opaque ? told.WithCustom(OpaqueFacet, opaque) : told;

        IReadOnlyList<InputField> Fields(IReadOnlyList<ColumnOrigin> origins) =>
        [
            .. from origin in origins
               group origin by (Dataset: origin.Dataset ?? DatasetOf(origin), origin.Column) into column
               where column.Key.Dataset is not null
               select new InputField(StepDatasets.NamespaceOf(column.Key.Dataset, project), column.Key.Dataset, column.Key.Column, [.. column.Select(Transformation)]),
        ];

        string? DatasetOf(ColumnOrigin origin) =>
            step.Inputs.FirstOrDefault(input => input.Name == origin.Input) is { } input ? StepDatasets.Of(pipeline, input) : null;
    }

    private static Transformation Transformation(ColumnOrigin origin) => new(
        s_direct.Contains(origin.Kind) ? "DIRECT" : "INDIRECT",
        JsonNamingPolicy.SnakeCaseUpper.ConvertName(origin.Kind),
        origin.Dataset is null ? null : "as declared",
        origin.Masked ? true : null);

    private static JsonElement? Opaque(RowsLineage lineage)
    {
        var unread = lineage.Columns.Where(column => column.Unread is not null).Select(JsonNode (column) => new JsonObject { ["field"] = column.Column, ["unread"] = column.Unread }).ToArray();
        if (unread.Length == 0 && lineage.Unread is null)
            return null;
        var opaque = new JsonObject();
        if (unread.Length > 0)
            opaque["fields"] = new JsonArray(unread);
        if (lineage.Unread is not null)
            opaque["dataset"] = lineage.Unread;
        using var document = JsonDocument.Parse(opaque.ToJsonString());
        return document.RootElement.Clone();
    }
}
