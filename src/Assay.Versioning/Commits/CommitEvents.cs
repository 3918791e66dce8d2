using System.Globalization;
using System.Text.Json;
using Assay.Versioning.Records;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Versioning.Commits;

/// <summary>Tells of a commit as a run of the job <c>version.DATASET</c> whose output is the dataset at its new version.</summary>
internal static class CommitEvents
{
    /// <summary>The key of our facet: what the version is and what changed. Counts and hashes, no cell.</summary>
    public const string Key = "assay_version";

    public static async Task EmitAsync(IEventSink events, string project, VersionRecord record, string folder, TimeProvider time, CancellationToken cancellation)
    {
        var start = new LineageStart
        {
            Project = project,
            Job = "version." + record.Dataset,
            JobFacets = new JobFacets { JobType = new() { JobType = "VERSION" } },
        };
        var run = await LineageRun.StartAsync(events, start, time, cancellation);
        run.Output(record.Dataset, Dataset(record, folder), new OutputFacets
        {
            OutputStatistics = new() { RowCount = record.Rows, Size = record.Files.Sum(file => file.Bytes), FileCount = record.Files.Count },
        });
        await run.CompleteAsync(cancellation);
    }

    private static DatasetFacets Dataset(VersionRecord record, string folder) => new DatasetFacets
    {
        Schema = new()
        {
            Fields =
            [
                .. record.Schema.Select((column, at) => new SchemaField
                {
                    Name = column.Name, Type = JsonNamingPolicy.CamelCase.ConvertName(column.Type.ToString()), OrdinalPosition = at + 1,
                }),
            ],
        },
        Version = new() { DatasetVersion = record.V.ToString(CultureInfo.InvariantCulture) },
        LifecycleStateChange = new() { LifecycleStateChange = Change(record) },
        Symlinks = new() { Identifiers = [new("file", folder, "LOCATION")] },
    }.WithCustom(Key, JsonSerializer.SerializeToElement(
        new VersionFacts(record.V, record.Kind, record.ContentHash, record.Rows, record.Inserted, record.Deleted, record.Updated, record.Message, record.Author, record.Quality.AcceptedBecause),
        VersionFactsJson.Default.VersionFacts));

    private static string Change(VersionRecord record) =>
        record.Parent is null ? "CREATE" : record.SchemaDiff is not null ? "ALTER" : "OVERWRITE";
}

/// <summary>The members of the facet <c>assay_version</c>.</summary>
internal sealed record VersionFacts(
    int Version, VersionStrategy Kind, string ContentHash, long Rows, long Inserted, long Deleted, long Updated, string? Message, string? Author, string? AcceptedBecause);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(
    PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnum<VersionStrategy>)])]
[System.Text.Json.Serialization.JsonSerializable(typeof(VersionFacts))]
internal sealed partial class VersionFactsJson : System.Text.Json.Serialization.JsonSerializerContext;
