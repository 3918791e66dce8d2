using Assay.Pipelines.Kubeflow;

namespace Assay.Pipelines.Tests.Kubeflow;

public class KubeflowOptionsTests
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void The_environment_says_where_and_as_whom()
    {
        var variables = new Dictionary<string, string>
        {
            ["KFP_ENDPOINT"] = "https://kubeflow.example/pipeline/", ["KFP_NAMESPACE"] = "team", ["KF_PIPELINES_SA_TOKEN_PATH"] = "/run/token", ["KFP_USERID"] = "a@x",
        };

        var options = KubeflowOptions.FromEnvironment(variables.GetValueOrDefault, _ => false)!;

        Assert.Equal(("team", "/run/token", "a@x"), (options.Namespace, options.TokenPath, options.UserId));
        Assert.Equal("https://kubeflow.example/pipeline/#/runs/details/7", options.RunPage("7").AbsoluteUri);
    }

    [Fact]
    public void In_a_pod_its_projected_token_is_taken_unless_another_is_named()
    {
        var variables = new Dictionary<string, string> { ["KFP_ENDPOINT"] = "http://ml-pipeline:8888" };
        Assert.Equal(KubeflowOptions.PodTokenPath, KubeflowOptions.FromEnvironment(variables.GetValueOrDefault, _ => true)!.TokenPath);
        variables["KFP_TOKEN"] = "t";
        Assert.Null(KubeflowOptions.FromEnvironment(variables.GetValueOrDefault, _ => true)!.TokenPath);
    }

    [Fact]
    public void No_endpoint_is_no_kubeflow_and_a_wrong_one_is_named()
    {
        Assert.Null(KubeflowOptions.FromEnvironment(_ => null, _ => false));
        var wrong = Assert.Throws<FormatException>(() => KubeflowOptions.FromEnvironment(name => name == "KFP_ENDPOINT" ? "kubeflow:8888" : null, _ => false));
        Assert.StartsWith("KFP_ENDPOINT:", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_takes_the_place_of_the_image_and_nothing_else_changes()
    {
        const string yaml = "a: assay.invalid/flight-delay:app\nb: other/image:1\nc: \"assay.invalid/flight-delay:app\"\n";

        var pinned = PinnedIr.Pin(yaml, $"registry.local:5000/team/app@{Digest}", []);

        Assert.Equal($"a: registry.local:5000/team/app@{Digest}\nb: other/image:1\nc: \"registry.local:5000/team/app@{Digest}\"\n", pinned.Yaml);
        Assert.Null(pinned.Warning);
    }

    [Theory]
    [InlineData("registry.local/app:1")]
    [InlineData("registry.local/app")]
    public void An_image_without_digest_comes_with_a_warning_and_its_fix(string image)
    {
        var warning = PinnedIr.Pin("a: assay.invalid/p:app", image, []).Warning!;

        Assert.Contains($"docker buildx imagetools inspect {image}", warning, StringComparison.Ordinal);
        Assert.Contains("@sha256:", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("app: {evil: 1}")]
    [InlineData("app@sha256:12")]
    public void What_is_no_image_is_refused(string? image) => Assert.Throws<ArgumentException>(() => PinnedIr.Pin("a: assay.invalid/p:app", image, []));

    [Fact]
    public void The_program_stands_in_front_of_the_step()
    {
        const string yaml = "        command:\n        - step\n        - run\n        - p\n        image: assay.invalid/p:app\n";

        var pinned = PinnedIr.Pin(yaml, $"app@{Digest}", ["dotnet", "/app/My App.dll"]);

        Assert.Equal($"        command:\n        - \"dotnet\"\n        - \"/app/My App.dll\"\n        - step\n        - run\n        - p\n        image: app@{Digest}\n", pinned.Yaml);
    }

    [Fact]
    public void A_file_with_images_of_its_own_needs_none() => Assert.Equal("image: python:3.12", PinnedIr.Pin("image: python:3.12", null, ["dotnet"]).Yaml);

    [Fact]
    public void Five_fields_get_the_seconds_in_front()
    {
        Assert.Equal("0 0 6 1 * *", RecurringSchedule.SixFields("0  6 1 * *"));
        Assert.Throws<ArgumentException>(() => RecurringSchedule.SixFields("0 0 6 1 * *"));
        Assert.Throws<ArgumentException>(() => RecurringSchedule.SixFields("@daily"));
    }
}
