namespace Assay.Tracking.Tests.Client;

public class TrackingOptionsTests
{
    [Fact]
    public void The_environment_of_MLflow_is_understood()
    {
        var options = Read(new()
        {
            ["MLFLOW_TRACKING_URI"] = "https://ana:p%40w@mlops.example:8443/team/mlflow",
            ["MLFLOW_TRACKING_TOKEN"] = "t",
            ["MLFLOW_TRACKING_INSECURE_TLS"] = "true",
            ["MLFLOW_EXPERIMENT_NAME"] = "e",
            ["MLFLOW_RUN_ID"] = "r",
            ["MLFLOW_HTTP_REQUEST_TIMEOUT"] = "7",
            ["MLFLOW_HTTP_REQUEST_MAX_RETRIES"] = "0",
        });
        Assert.Equal("https://mlops.example:8443/team/mlflow", options.ServerUri!.ToString());
        Assert.Equal(("ana", "p@w", "t", true), (options.Username, options.Password, options.Token, options.InsecureTls));
        Assert.Equal(("e", "r", TimeSpan.FromSeconds(7), 0), (options.ExperimentName, options.RunId, options.RequestTimeout, options.MaxRetries));
    }

    [Theory]
    [InlineData("file:///old/mlruns", "assay tracking import --from")]
    [InlineData("./mlruns", "assay tracking import --from")]
    [InlineData("sqlite:///mlflow.db", "mlflow server --backend-store-uri")]
    [InlineData("databricks", "found no scheme, expected http:// or https://")]
    public void An_address_of_another_kind_is_met_with_what_to_do(string address, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<FormatException>(() => Read(new() { ["MLFLOW_TRACKING_URI"] = address })).Message);

    [Fact]
    public void A_registry_of_its_own_has_its_own_address_and_the_same_credentials()
    {
        var options = Read(new() { ["MLFLOW_TRACKING_URI"] = "http://a", ["MLFLOW_REGISTRY_URI"] = "http://b", ["MLFLOW_TRACKING_TOKEN"] = "t" });
        Assert.Equal(("http://a/", "http://b/"), (options.ServerUri!.ToString(), options.RegistryUri!.ToString()));
        Assert.NotNull(TrackingBackend.OpenRegistry(options, TimeProvider.System));
        Assert.Null(TrackingBackend.OpenRegistry(options with { RegistryUri = options.ServerUri }, TimeProvider.System));
    }

    [Fact]
    public void Without_an_environment_the_embedded_store_is_meant() => Assert.Equal(new TrackingOptions(), Read(new() { ["MLFLOW_TRACKING_URI"] = "" }));

    [Theory]
    [InlineData("MLFLOW_TRACKING_URI", "sqlite:///x.db")]
    [InlineData("MLFLOW_TRACKING_URI", "mlruns")]
    [InlineData("MLFLOW_REGISTRY_URI", "databricks://profile")]
    [InlineData("MLFLOW_TRACKING_INSECURE_TLS", "maybe")]
    [InlineData("MLFLOW_HTTP_REQUEST_TIMEOUT", "0")]
    [InlineData("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "-1")]
    public void A_wrong_variable_is_named(string name, string value) =>
        Assert.StartsWith(name, Assert.Throws<FormatException>(() => Read(new() { [name] = value })).Message);

    [Fact]
    public async Task Without_a_server_the_workspace_holds_the_store()
    {
        using var folder = new TestKit.TempFolder();
        await using var api = TrackingBackend.Open(new TrackingOptions(), folder.Path, TimeProvider.System);
        var run = await api.Runs.CreateAsync(new NewRun("0"));
        await api.Artifacts.UploadAsync($"runs:/{run.Info.RunId}/a", new MemoryStream([1]));
        Assert.Contains("tracking/tracking.db", folder.Files());
        Assert.Contains($"tracking/artifacts/0/{run.Info.RunId}/artifacts/a", folder.Files());
    }

    private static TrackingOptions Read(Dictionary<string, string> variables) => TrackingOptions.FromEnvironment(variables.GetValueOrDefault);
}
