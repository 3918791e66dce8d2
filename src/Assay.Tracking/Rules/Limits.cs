namespace Assay.Tracking.Rules;

/// <summary>MLflow's limits, in characters where not said otherwise.</summary>
public static class Limits
{
    /// <summary>Key of a metric, parameter, tag.</summary>
    public const int Key = 250;

    /// <summary>Value of a parameter; longer ones are cut.</summary>
    public const int ParamValue = 6000;

    /// <summary>Value of a run's tag; longer ones are cut.</summary>
    public const int RunTagValue = 8000;

    /// <summary>Value of an experiment's tag.</summary>
    public const int ExperimentTagValue = 5000;

    /// <summary>Value of a tag of a registered model or version.</summary>
    public const int RegistryTagValue = 100000;

    /// <summary>Name of an experiment or dataset.</summary>
    public const int Name = 500;

    /// <summary>Name of a registered model.</summary>
    public const int ModelName = 256;

    /// <summary>Digest of a dataset.</summary>
    public const int Digest = 36;

    /// <summary>Schema of a dataset.</summary>
    public const int Schema = 1048575;

    /// <summary>Source of a dataset.</summary>
    public const int Source = 65535;

    /// <summary>Profile of a dataset.</summary>
    public const int Profile = 16777215;

    /// <summary>Key of a tag of a dataset's use.</summary>
    public const int InputTagKey = 255;

    /// <summary>Value of a tag of a dataset's use.</summary>
    public const int InputTagValue = 500;

    /// <summary>Alias of a model version.</summary>
    public const int Alias = 255;

    /// <summary>Metrics in one batch, and all entries of one batch together.</summary>
    public const int BatchEntries = 1000;

    /// <summary>Parameters in one batch; the same for tags.</summary>
    public const int BatchParams = 100;

    /// <summary>Bytes of one batch's body that every server takes.</summary>
    public const int BatchBytes = 1_000_000;

    /// <summary>Points of a metric's history in one page.</summary>
    public const int HistoryPage = 25000;

    /// <summary>Runs, experiments or models in one page.</summary>
    public const int SearchPage = 50000;

    /// <summary>Model versions in one page.</summary>
    public const int VersionPage = 200000;
}
