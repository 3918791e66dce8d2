using Assay;
using Assay.ML;
using Microsoft.ML;

namespace BikeDemand;

/// <summary>How many bikes will be rented in an hour?</summary>
[Model("bike-demand", Owner = "ml-mobility")]
[Gate("r2", AtLeast = 0.6)]
[Gate("mae", NotWorseThanChampionBy = 2)]
public sealed partial record DemandModel(ITransformer Transformer) : IMlNetModel<DemandFeatures, DemandPrediction>;

/// <summary>Watches the champion: temperature drifts with the seasons and harms nothing, growing demand does.</summary>
[Monitor<DemandModel>("bike-demand-live", Window = "7d", Owner = "on-call-mobility")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("mae", AtMost = 60)]
[Alert("console")]
public sealed partial record DemandMonitor;
