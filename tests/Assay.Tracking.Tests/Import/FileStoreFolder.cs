using Assay.TestKit;

namespace Assay.Tracking.Tests.Import;

/// <summary>A file store as MLflow 2 and 3 lay it out: two experiments, one of them in the trash, three runs, a model with two versions.</summary>
internal sealed class FileStoreFolder : IDisposable
{
    internal const string First = "0123456789abcdef0123456789abcdef";
    internal const string Second = "1123456789abcdef0123456789abcdef";
    internal const string Trashed = "2123456789abcdef0123456789abcdef";

    internal FileStoreFolder()
    {
        Folder.Write("mlruns/0/meta.yaml", "artifact_location: file:///old/mlruns/0\ncreation_time: 1\nexperiment_id: '0'\nlast_update_time: 1\nlifecycle_stage: active\nname: Default\n");
        Folder.Write("mlruns/7/meta.yaml", "artifact_location: file:///old/mlruns/7\nexperiment_id: '7'\nlifecycle_stage: active\nname: delays\n");
        Folder.Write("mlruns/7/tags/team", "ml");
        Run("mlruns/7", First, 3, "first");
        Folder.Write($"mlruns/7/{First}/params/lr", "0.1");
        Folder.Write($"mlruns/7/{First}/params/net/depth", "3");
        Folder.Write($"mlruns/7/{First}/metrics/train/loss", "10 0.5 1\n11 nan 2\n12 -inf 9007199254740993\n");
        Folder.Write($"mlruns/7/{First}/metrics/auc", "10 0.7\n");
        Folder.Write($"mlruns/7/{First}/artifacts/model/weights.bin", "weights");
        Folder.Write($"mlruns/7/{First}/inputs/aa/meta.yaml", "destination_id: x\ndestination_type: RUN\nsource_id: d1\nsource_type: DATASET\ntags:\n  mlflow.data.context: training\n");
        Folder.Write("mlruns/7/datasets/d1/meta.yaml", "digest: abc\nname: flights\nprofile: '{\"num_rows\": 2}'\nschema: null\nsource: '{\"uri\": \"x\"}'\nsource_type: local\n");
        Run("mlruns/7", Second, 4, "second", "deleted");
        Folder.Write("mlruns/.trash/9/meta.yaml", "experiment_id: '9'\nlifecycle_stage: deleted\nname: gone\n");
        Run("mlruns/.trash/9", Trashed, 5, "trashed");
        Folder.Write("mlruns/models/delay/meta.yaml", "creation_timestamp: 1\ndescription: late or not\nlast_updated_timestamp: 1\nname: delay\n");
        Folder.Write("mlruns/models/delay/tags/owner", "ml");
        Folder.Write("mlruns/models/delay/version-2/meta.yaml", $"current_stage: None\ndescription: null\nname: delay\nrun_id: {First}\nsource: file:///old/mlruns/7/{First}/artifacts/model\nversion: 2\n");
        Folder.Write("mlruns/models/delay/version-4/meta.yaml", $"current_stage: Staging\nname: delay\nrun_id: {First}\nsource: runs:/{First}/model\nversion: '4'\n");
        Folder.Write("mlruns/models/delay/version-4/tags/gate", "passed");
        Folder.Write("mlruns/models/delay/version-5/meta.yaml", "current_stage: None\nname: delay\nrun_id: ''\nsource: s3://bucket/model\nversion: 5\n");
        Folder.Write("mlruns/models/delay/aliases/champion", "4");
    }

    internal TempFolder Folder { get; } = new();

    internal string Path => Folder.File("mlruns");

    internal void Run(string experiment, string id, int status, string name, string stage = "active")
    {
        Folder.Write(
            $"{experiment}/{id}/meta.yaml",
            $"artifact_uri: file:///old/{experiment}/{id}/artifacts\nend_time: 1700000001000\nentry_point_name: ''\nexperiment_id: '7'\nlifecycle_stage: {stage}\nrun_id: {id}\nrun_name: {name}\nrun_uuid: {id}\nstart_time: 1700000000000\nstatus: {status}\nuser_id: ada\n");
        Folder.Write($"{experiment}/{id}/tags/mlflow.user", "ada");
    }

    public void Dispose() => Folder.Dispose();
}
