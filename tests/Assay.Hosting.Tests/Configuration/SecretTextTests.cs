using Assay.Hosting.Configuration;
using Assay.Pipelines.Kubeflow;
using Assay.Tracking;
using Assay.Tracking.Server;

namespace Assay.Hosting.Tests.Configuration;

/// <summary>Options are written into logs and exceptions by accident: what they say of themselves holds no secret.</summary>
public class SecretTextTests
{
    private const string Secret = "canary-4711";

    public static TheoryData<object> Options =>
    [
        new TrackingOptions { Token = Secret, Password = Secret },
        new TrackingServerOptions { Token = Secret, Password = Secret },
        new KubeflowOptions { Endpoint = new Uri("http://localhost"), Token = Secret, Cookie = Secret },
        new OpenLineageOptions(new Uri("http://localhost"), Secret),
        new AlertChannelOptions("slack", new Uri($"https://hooks.example/{Secret}")),
        new AssayOptions { Access = new() { Token = Secret }, OpenLineage = new(new Uri("http://localhost"), Secret) },
    ];

    [Theory, MemberData(nameof(Options), DisableDiscoveryEnumeration = true)]
    public void What_options_say_of_themselves_holds_no_secret(object options) => Assert.DoesNotContain(Secret, $"{options}");
}
