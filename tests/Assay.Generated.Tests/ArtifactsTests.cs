using System.Text.Json;
using Assay.CompilerServices;
using Assay.TestKit;

namespace Assay.Generated.Tests;

/// <summary>What the build of this very project wrote.</summary>
public class ArtifactsTests
{
    private static readonly string s_folder = RepositoryRoot.Path("tests/Assay.Generated.Tests/obj/assay");

    [Fact]
    public void The_manifest_holds_every_declaration_with_its_place_in_the_source()
    {
        var manifest = Manifest.Parse(File.ReadAllBytes(Path.Combine(s_folder, "manifest.json")));

        Assert.Equal("generated-tests", manifest.Project);
        Assert.Equal(
            ["airports", "crowded", "delay-features", "delay-predictions", "deliveries", "flights", "heat", "heat-answers", "measured", "readings", "scarce", "visits"],
            manifest.Datasets.Select(dataset => dataset.Name));
        Assert.Equal(["threshold"], manifest.Models.Select(model => model.Name));
        Assert.Equal(["threshold-live"], manifest.Monitors.Select(monitor => monitor.Name));
        Assert.All(manifest.Datasets, dataset => Assert.StartsWith("Declarations/", dataset.Declared!.File, StringComparison.Ordinal));
        var airports = manifest.Datasets[0].Declared!;
        Assert.Contains("[Dataset(\"airports\"", File.ReadAllLines(RepositoryRoot.Path($"tests/Assay.Generated.Tests/{airports.File}"))[airports.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_manifest_says_what_the_running_program_knows()
    {
        var manifest = Manifest.Parse(File.ReadAllBytes(Path.Combine(s_folder, "manifest.json")));

        foreach (var plan in AssayModules.All.Single(module => module.Project == "generated-tests").Datasets)
        {
            var entry = manifest.Datasets.Single(dataset => dataset.Name == plan.Descriptor.Name) with { Declared = null };
            Assert.Equal(Text(plan.Descriptor), Text(entry));
        }
    }

    [Fact]
    public void Each_declaration_has_a_lineage_event()
    {
        foreach (var path in new[] { "datasets/flights", "datasets/delay-features", "models/threshold", "monitors/threshold-live" })
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "lineage", path + ".json")));
            Assert.Equal("1970-01-01T00:00:00Z", json.RootElement.GetProperty("eventTime").GetString());
        }
    }

    private static string Text(DatasetDescriptor descriptor) => JsonSerializer.Serialize(descriptor, ManifestJson.Default.DatasetDescriptor);
}
