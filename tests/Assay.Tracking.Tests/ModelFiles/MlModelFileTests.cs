using Assay.Tracking.ModelFiles;

namespace Assay.Tracking.Tests.ModelFiles;

public class MlModelFileTests
{
    [Fact]
    public void The_file_is_what_MLflow_reads()
    {
        var file = new MlModelFile
        {
            ArtifactPath = "model",
            Flavors = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["onnx"] = new Dictionary<string, string> { ["onnx_version"] = "1.17.0", ["data"] = "model.onnx" },
                ["assay"] = new Dictionary<string, string>(),
            },
            ModelUuid = "0f5d4f0e0d8c4b8f9c0c6d1a2b3c4d5e",
            RunId = "00000000000000000000000000000007",
            Created = new DateTimeOffset(2025, 11, 19, 1, 2, 3, 456, TimeSpan.FromHours(1)),
            Inputs = "[{\"type\": \"double\", \"name\": \"it's\", \"required\": true}]",
            SizeBytes = 17,
        };
        using var writer = new StringWriter { NewLine = "\n" };
        file.Write(writer);
        Assert.Equal(
            """
            artifact_path: 'model'
            flavors:
              assay: {}
              onnx:
                data: 'model.onnx'
                onnx_version: '1.17.0'
            mlflow_version: '3.6.0'
            model_size_bytes: 17
            model_uuid: '0f5d4f0e0d8c4b8f9c0c6d1a2b3c4d5e'
            run_id: '00000000000000000000000000000007'
            signature:
              inputs: '[{"type": "double", "name": "it''s", "required": true}]'
              outputs: null
              params: null
            utc_time_created: '2025-11-19 00:02:03.456000'

            """,
            writer.ToString());
    }
}
