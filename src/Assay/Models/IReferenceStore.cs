using Assay.CompilerServices;

namespace Assay;

/// <summary>Keeps what a model's inputs, outputs and performance looked like when it became champion. Filled by the host from the monitoring room.</summary>
public interface IReferenceStore
{
    /// <summary>Freezes the reference of a model version.</summary>
    /// <param name="plan">The model's plan.</param>
    /// <param name="model">The loaded model.</param>
    /// <param name="version">The version in the registry.</param>
    /// <param name="training">The feature rows it was trained on.</param>
    /// <param name="evaluation">The feature rows it was evaluated on.</param>
    /// <param name="cancellation">Stops; nothing is then frozen.</param>
    Task FreezeAsync(
        ModelPlan plan, object model, ModelVersion version, Rows training, Rows evaluation, CancellationToken cancellation = default);
}
