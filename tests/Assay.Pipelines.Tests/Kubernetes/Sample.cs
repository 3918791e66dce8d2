using Assay.Kubernetes;

namespace Assay.Pipelines.Tests.Kubernetes;

internal static class Sample
{
    public static string Image { get; } = $"registry.example/flights@sha256:{new string('a', 64)}";

    public static ModelDescriptor Model { get; } = new()
    {
        Name = "flight-delay",
        TypeName = "Flights.FlightDelay",
        Input = "flight-features",
        Output = "flight-answers",
        Request = "flights",
    };

    public static ModelVersion Version { get; } = new(
        "flight-delay", 3, "mlflow-artifacts:/3", "run-9", new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero), ["champion"],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["assay.content_hash"] = "sha256:77" });

    public static KServeOptions Options { get; } = new() { Namespace = "models", Image = Image };

    public static InferenceServiceManifest Manifest => InferenceServiceManifest.Of(Model, Version, Options);
}
