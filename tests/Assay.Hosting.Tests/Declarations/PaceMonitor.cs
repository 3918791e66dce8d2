namespace Assay.Hosting.Tests.Declarations;

/// <summary>Watches the pace model.</summary>
[Monitor<Pace>("pace-live", Window = "1d", Owner = "taxis")]
[Drift(FalseAlarmRate = 0.01)]
[Performance("auc", AtLeast = 0.6)]
[Alert("slack")]
public sealed partial record PaceMonitor;
