using System.Text.Json;
using Assay.Build.Artifacts;
using Assay.Workspace.Lineage;
using Assay.Workspace.Tests.Lineage;

namespace Assay.Generators.Tests.Artifacts;

public class AssemblyContentsTests
{
    [Fact]
    public void Each_declaration_carries_its_artifacts() => Assert.Equal(
        [
            "lineage/datasets/features.json", "lineage/datasets/orders.json", "lineage/models/churn.json", "lineage/monitors/churn-live.json",
            "manifest/datasets/features.json", "manifest/datasets/orders.json", "manifest/models/churn.json", "manifest/monitors/churn-live.json", "manifest/project.json",
        ],
        BuiltAssembly.Contents.Artifacts.Select(artifact => artifact.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Declarations_are_found_with_their_places()
    {
        var declarations = BuiltAssembly.Contents.Declarations;

        Assert.Equal(
            [("datasets", "Shop.Order", 5), ("datasets", "Shop.Nested.Row", 14), ("models", "Shop.Churn", 21), ("monitors", "Shop.Live", 30)],
            declarations.OrderBy(declaration => declaration.Line).Select(declaration => (declaration.Kind, declaration.TypeName, declaration.Line)));
        Assert.All(declarations, declaration => Assert.Equal("/project/File0.cs", declaration.File));
    }

    [Fact]
    public void The_manifest_is_one_file_in_order_and_reads_back()
    {
        var merged = ManifestFile.Merge(BuiltAssembly.Contents, file => "src/" + Path.GetFileName(file));

        var text = Assert.Single(merged, artifact => artifact.Path == "manifest.json").Text;
        Assert.DoesNotContain(merged, artifact => artifact.Path.StartsWith("manifest/", StringComparison.Ordinal));
        var manifest = Manifest.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        Assert.Equal(("sample", 1), (manifest.Project, manifest.SchemaVersion));
        Assert.Equal(["features", "orders"], manifest.Datasets.Select(dataset => dataset.Name));
        Assert.Equal("Äpfel & \"pears\".", manifest.Datasets[1].Documentation);
        Assert.Contains("Äpfel & ", text, StringComparison.Ordinal);
        Assert.Equal(new SourceLocation("src/File0.cs", 5), manifest.Datasets[1].Declared);
        Assert.Equal(new SourceLocation("src/File0.cs", 30), Assert.Single(manifest.Monitors).Declared);
        Assert.Equal("churn", Assert.Single(manifest.Models).Name);
        Assert.Equal(Sensitivity.Personal, manifest.Datasets[1].Columns[1].Sensitivity);
    }

    [Fact]
    public void Lineage_events_follow_the_schemas_of_open_lineage()
    {
        var events = BuiltAssembly.Contents.Artifacts.Where(artifact => artifact.Path.StartsWith("lineage/", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, events.Count);
        foreach (var artifact in events)
        {
            Assert.Empty(OpenLineageSchemas.Faults(artifact.Text));
            var read = LineageEvent.Parse(System.Text.Encoding.UTF8.GetBytes(artifact.Text));
            Assert.Equal(DateTimeOffset.UnixEpoch, read.EventTime);
            Assert.Equal(LineageNames.Producer, read.Producer);
        }
    }

    [Fact]
    public void Columns_are_traced_to_those_they_are_made_of()
    {
        var text = Assert.Single(BuiltAssembly.Contents.Artifacts, artifact => artifact.Path == "lineage/datasets/features.json").Text;
        var read = Assert.IsType<DatasetEvent>(LineageEvent.Parse(System.Text.Encoding.UTF8.GetBytes(text)));

        var made = read.Dataset.Facets!.ColumnLineage!.Fields["score"].InputFields;
        Assert.Equal(
            [("assay://sample", "orders", "mail", "CONDITIONAL"), ("assay://sample", "orders", "id", "TRANSFORMATION")],
            made.Select(field => (field.Namespace, field.Name, field.Field, field.Transformations![0].Subtype!)));
    }

    [Fact]
    public void A_place_in_a_bucket_is_a_symlink()
    {
        var text = Assert.Single(BuiltAssembly.Contents.Artifacts, artifact => artifact.Path == "lineage/datasets/orders.json").Text;
        using var json = JsonDocument.Parse(text);

        var symlink = json.RootElement.GetProperty("dataset").GetProperty("facets").GetProperty("symlinks").GetProperty("identifiers")[0];
        Assert.Equal(("s3://bucket", "orders/*.parquet"), (symlink.GetProperty("namespace").GetString(), symlink.GetProperty("name").GetString()));
    }
}
