using Assay;
using Assay.ML;
using Microsoft.ML;

namespace FlightDelay;

/// <summary>Will this flight be over 15 minutes late?</summary>
[Model("flight-delay", Owner = "ml-flights")]
[Gate("auc", AtLeast = 0.62)]
[Gate("auc", NotWorseThanChampionBy = 0.005)]
public sealed partial record DelayModel(ITransformer Transformer) : IMlNetModel<DelayFeatures, DelayPrediction>;

/// <summary>Watches the champion in production.</summary>
[Monitor<DelayModel>("flight-delay-live", Window = "1d", Owner = "on-call-flights")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("auc", AtLeast = 0.60, Estimate = true)] // Estimate: before the labels arrive
[Alert("slack", From = Severity.Warning)]
public sealed partial record DelayMonitor;
