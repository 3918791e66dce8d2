using Assay.Cake.Verbs;
using Cake.Core;
using Cake.Core.Annotations;

namespace Assay.Cake;

/// <summary>
/// Assay's verbs as Cake aliases: each starts the app as a process, and fails the build by a <see cref="CakeException"/> with the verb's own
/// exit code unless the settings allow it.
/// </summary>
[CakeAliasCategory("Assay")]
[CakeNamespaceImport("Assay.Cake")]
[CakeNamespaceImport("Assay.Cake.Verbs")]
public static class AssayAliases
{
    /// <summary>Runs any verb.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="arguments">The verb and its options, one word each.</param>
    /// <param name="settings">Which app, and where.</param>
    /// <exception cref="CakeException">The verb exited with a code that isn't allowed; the exception carries it.</exception>
    [CakeMethodAlias]
    public static AssayResult Assay(this ICakeContext context, string[] arguments, AssaySettings? settings = null) =>
        AssayProcess.Run(context, arguments, settings ?? new AssaySettings());

    /// <summary>Validates a dataset; exit code 1 says that the data is refused.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="dataset">The dataset's declared name.</param>
    /// <param name="settings">Which app, which source or version, as of when.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayValidate(this ICakeContext context, string dataset, AssayValidateSettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(dataset, context.Environment), settings);

    /// <summary>Runs a pipeline; exit code 1 says that its gate or a validation refused.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="pipeline">The pipeline's declared name.</param>
    /// <param name="settings">Which app, which parameters.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayRun(this ICakeContext context, string pipeline, AssayRunSettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(pipeline), settings);

    /// <summary>Commits a version of a dataset, validated first.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="dataset">The dataset's declared name.</param>
    /// <param name="settings">Which app, which source.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayVersionCommit(this ICakeContext context, string dataset, AssayVersionCommitSettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(dataset), settings);

    /// <summary>Shows what changed between two versions of a dataset.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="dataset">The dataset's declared name.</param>
    /// <param name="from">The earlier version.</param>
    /// <param name="to">The later version.</param>
    /// <param name="settings">Which app.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayVersionDiff(
        this ICakeContext context, string dataset, string from, string to, AssayVersionDiffSettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(dataset, from, to), settings);

    /// <summary>Asks a model's gate about a run; exit code 1 says that it refuses.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="model">The model's declared name.</param>
    /// <param name="run">The run whose candidate is judged.</param>
    /// <param name="settings">Which app.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayGate(this ICakeContext context, string model, string run, AssayGateSettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(model, run), settings);

    /// <summary>Deploys a model's champion, or goes back to the one before.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="model">The model's declared name.</param>
    /// <param name="settings">Which app.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayDeploy(this ICakeContext context, string model, AssayDeploySettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(model), settings);

    /// <summary>Hands a monitor the labels that arrived for its predictions.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="monitor">The monitor's declared name.</param>
    /// <param name="source">Where the labels are.</param>
    /// <param name="settings">Which app.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayMonitorIngest(
        this ICakeContext context, string monitor, string source, AssayMonitorIngestSettings? settings = null) =>
        AssayProcess.Run(context, AssayMonitorIngestSettings.Words(monitor, source), settings ?? new());

    /// <summary>Judges the windows that have ended; exit code 1 says that the monitor alerts.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="monitor">The monitor's declared name.</param>
    /// <param name="settings">Which app, as of when.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayMonitorRun(this ICakeContext context, string monitor, AssayMonitorRunSettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(monitor), settings);

    /// <summary>Builds the static catalog.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Which app, into which folder.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayCatalogBuild(this ICakeContext context, AssayCatalogBuildSettings? settings = null) =>
        AssayProcess.Run(context, (settings ??= new()).Words(context.Environment), settings);

    /// <summary>Checks that the committed <c>assay/</c> folder is what the declarations say; exit code 1 says that it is stale.</summary>
    /// <param name="context">Cake's context.</param>
    /// <param name="settings">Which app.</param>
    /// <inheritdoc cref="Assay" path="/exception"/>
    [CakeMethodAlias]
    public static AssayResult AssayEmitCheck(this ICakeContext context, AssaySettings? settings = null) =>
        AssayProcess.Run(context, ["emit", "--check"], settings ?? new());
}
