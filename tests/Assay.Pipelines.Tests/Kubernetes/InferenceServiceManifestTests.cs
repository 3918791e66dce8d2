using Assay.Kubernetes;

namespace Assay.Pipelines.Tests.Kubernetes;

public class InferenceServiceManifestTests
{
    [Fact]
    public void A_version_is_served_by_the_projects_own_image_and_its_verb_serve()
    {
        var manifest = InferenceServiceManifest.Of(Sample.Model, Sample.Version, Sample.Options with
        {
            MinReplicas = 2,
            MaxReplicas = 4,
            ServiceAccount = "registry-reader",
            Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["MLFLOW_TRACKING_URI"] = "http://mlflow:5000" },
            Secrets = new Dictionary<string, SecretKey>(StringComparer.Ordinal) { ["AWS_SECRET_ACCESS_KEY"] = new("bucket", "secret") },
            Resources = new Dictionary<string, string>(StringComparer.Ordinal) { ["cpu"] = "500m" },
        });

        Assert.Equal(
            """
            {
              "apiVersion": "serving.kserve.io/v1beta1",
              "kind": "InferenceService",
              "metadata": {
                "name": "flight-delay",
                "namespace": "models",
                "labels": {
                  "app.kubernetes.io/managed-by": "assay",
                  "app.kubernetes.io/name": "flight-delay"
                }
              },
              "spec": {
                "predictor": {
                  "labels": {
                    "app.kubernetes.io/managed-by": "assay",
                    "app.kubernetes.io/name": "flight-delay"
                  },
                  "annotations": {
                    "assay/content-hash": "sha256:77",
                    "assay/model": "flight-delay",
                    "assay/tracking-run-id": "run-9",
                    "assay/version": "3"
                  },
                  "minReplicas": 2,
                  "maxReplicas": 4,
                  "serviceAccountName": "registry-reader",
                  "containers": [
                    {
                      "name": "kserve-container",
                      "image": "registry.example/flights@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                      "args": [
                        "serve",
                        "--host",
                        "0.0.0.0",
                        "--port",
                        "8080"
                      ],
                      "env": [
                        {
                          "name": "AWS_SECRET_ACCESS_KEY",
                          "valueFrom": {
                            "secretKeyRef": {
                              "name": "bucket",
                              "key": "secret"
                            }
                          }
                        },
                        {
                          "name": "MLFLOW_TRACKING_URI",
                          "value": "http://mlflow:5000"
                        }
                      ],
                      "ports": [
                        {
                          "containerPort": 8080,
                          "protocol": "TCP"
                        }
                      ],
                      "readinessProbe": {
                        "httpGet": {
                          "path": "/healthz",
                          "port": 8080
                        }
                      },
                      "resources": {
                        "requests": {
                          "cpu": "500m"
                        },
                        "limits": {
                          "cpu": "500m"
                        }
                      }
                    }
                  ]
                }
              }
            }
            """,
            manifest.ToJson());
    }

    [Theory]
    [InlineData("registry.example/flights:1.0")]
    [InlineData("registry.example/flights@sha256:abc")]
    [InlineData("assay.invalid/flights:app")]
    public void An_image_without_digest_is_refused(string image) => Assert.Contains(
        image,
        Assert.Throws<ArgumentException>(() => InferenceServiceManifest.Of(Sample.Model, Sample.Version, Sample.Options with { Image = image })).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("Flight")]
    [InlineData("1st")]
    [InlineData("ends-")]
    [InlineData("a.b")]
    [InlineData("")]
    public void A_name_that_no_service_may_have_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => InferenceServiceManifest.Of(Sample.Model, Sample.Version, Sample.Options with { Name = name }));

    [Fact]
    public void A_version_of_another_model_is_refused() =>
        Assert.Throws<ArgumentException>(() => InferenceServiceManifest.Of(Sample.Model, Sample.Version with { Model = "bike-demand" }, Sample.Options));
}
