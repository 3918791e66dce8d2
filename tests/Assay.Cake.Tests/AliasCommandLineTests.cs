using Assay.Cake.Tests.Fakes;
using Assay.Cake.Verbs;

namespace Assay.Cake.Tests;

public class AliasCommandLineTests
{
    private static readonly DateTimeOffset EndOfJanuary = new(2001, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeCake _cake = new();

    [Fact]
    public void Validate_writes_every_option_that_is_set_and_makes_paths_absolute()
    {
        _cake.AssayValidate("flights", new AssayValidateSettings
        {
            Source = "data/flights/2001-01.parquet", Version = "v3", AsOf = EndOfJanuary, Report = "out/report.html", Quarantine = "out/bad", Format = "json",
        });
        Assert.Equal(
            """
            "validate" "flights" "--source" "data/flights/2001-01.parquet" "--version" "v3" "--as-of" "2001-02-01T00:00:00+00:00" "--report" "/repo/out/report.html" "--quarantine" "/repo/out/bad" "--format" "json"
            """,
            _cake.CommandLine);
    }

    [Fact]
    public void An_option_that_is_not_set_is_left_out()
    {
        _cake.AssayValidate("flights");
        Assert.Equal("\"validate\" \"flights\"", _cake.CommandLine);
    }

    [Fact]
    public void Run_writes_parameters_data_and_flags()
    {
        var settings = new AssayRunSettings { NoCache = true };
        settings.Parameters["trees"] = "50";
        settings.Data.Add("flights@v3");
        _cake.AssayRun("flight-delay-train", settings);
        Assert.Equal(
            """
            "run" "flight-delay-train" "--param" "trees=50" "--data" "flights@v3" "--no-cache"
            """,
            _cake.CommandLine);
    }

    [Fact]
    public void Version_commit_names_source_and_reason()
    {
        _cake.AssayVersionCommit("airports", new AssayVersionCommitSettings { Source = "data/corrections/airports.csv", Message = "signs of longitudes" });
        Assert.Equal(
            """
            "version" "commit" "airports" "--source" "data/corrections/airports.csv" "--message" "signs of longitudes"
            """,
            _cake.CommandLine);
    }

    [Fact]
    public void Version_diff_names_both_ends()
    {
        _cake.AssayVersionDiff("airports", "1", "2");
        Assert.Equal("\"version\" \"diff\" \"airports\" \"1\" \"2\"", _cake.CommandLine);
    }

    [Fact]
    public void Gate_names_the_run()
    {
        _cake.AssayGate("flight-delay", "0197", new AssayGateSettings { Format = "json" });
        Assert.Equal("\"gate\" \"flight-delay\" \"--run\" \"0197\" \"--format\" \"json\"", _cake.CommandLine);
    }

    [Fact]
    public void Deploy_can_go_back()
    {
        _cake.AssayDeploy("flight-delay", new AssayDeploySettings { Rollback = true });
        Assert.Equal("\"deploy\" \"flight-delay\" \"--rollback\"", _cake.CommandLine);
    }

    [Fact]
    public void Monitor_ingest_names_where_the_labels_are()
    {
        _cake.AssayMonitorIngest("flight-delay-live", "labels.csv");
        Assert.Equal("\"monitor\" \"ingest\" \"flight-delay-live\" \"--source\" \"labels.csv\"", _cake.CommandLine);
    }

    [Fact]
    public void Monitor_run_names_the_end_of_the_window()
    {
        _cake.AssayMonitorRun("flight-delay-live", new AssayMonitorRunSettings { AsOf = EndOfJanuary });
        Assert.Equal("\"monitor\" \"run\" \"flight-delay-live\" \"--as-of\" \"2001-02-01T00:00:00+00:00\"", _cake.CommandLine);
    }

    [Fact]
    public void Catalog_build_and_emit_check()
    {
        _cake.AssayCatalogBuild(new AssayCatalogBuildSettings { Output = "site" });
        Assert.Equal("\"catalog\" \"build\" \"--output\" \"/repo/site\"", _cake.CommandLine);
        _cake.AssayEmitCheck();
        Assert.Equal("\"emit\" \"--check\"", _cake.CommandLine);
    }

    [Fact]
    public void Further_arguments_follow_those_of_the_alias()
    {
        var settings = new AssayDeploySettings();
        settings.Arguments.Add("--dry-run");
        _cake.AssayDeploy("flight-delay", settings);
        Assert.Equal("\"deploy\" \"flight-delay\" \"--dry-run\"", _cake.CommandLine);
    }
}
