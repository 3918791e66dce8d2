using Assay.Monitoring.Ingest;
using Assay.Monitoring.Tests.Parcels;
using Assay.TestKit;
using Assay.Workspace;
using Assay.Workspace.Alerts;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Monitoring.Tests;

/// <summary>A workspace with a served model and its monitor.</summary>
internal sealed class Watch : IDisposable
{
    private readonly TempFolder _folder = new();

    public Watch()
    {
        Workspace = AssayWorkspace.Open(_folder.File("workspace"));
        References = new(Workspace, Time);
        Log = new(Workspace);
        Labels = new(Workspace);
        File = new("file");
        Runner = new(Workspace, References, new AlertRouter(new MemoryChannel("console"), File, []), Sink, "parcels", Time);
    }

    public FakeTimeProvider Time { get; } = new(ParcelData.Start.AddDays(30));

    public AssayWorkspace Workspace { get; }

    public ReferenceStore References { get; }

    public PredictionLog Log { get; }

    public LabelIngest Labels { get; }

    public MonitorRunner Runner { get; }

    public MemorySink Sink { get; } = new();

    public MemoryChannel File { get; }

    public static MonitorDescriptor Monitor => ParcelData.Monitor;

    public async Task FreezeAsync(int version = 1)
    {
        var parcels = ParcelData.Day(3000, seed: 1);
        await References.FreezeAsync(ParcelData.Plan, new ParcelModel(), ParcelData.Version(version), RowsOf.Memory(parcels.Select(ParcelFeatures.From)), RowsOf.Memory(parcels));
    }

    /// <summary>A day of parcels whose model is asked; ids are <c>d&lt;day&gt;-&lt;n&gt;</c>.</summary>
    public async Task AskAsync(Parcel[] parcels, int day, int version = 1) =>
        await Log.AppendAsync(ParcelData.Plan, await ParcelData.AnswersAsync(parcels, $"d{day}", version));

    /// <summary>Their delays arrive as a file.</summary>
    public Task<LabelReport> LabelAsync(Parcel[] parcels, int day) =>
        LabelAsync("id,delay\n" + string.Concat(parcels.Select((parcel, i) => $"d{day}-{i},{parcel.Delay}\n")));

    public Task<LabelReport> LabelAsync(string csv) => Labels.IngestAsync(ParcelData.Plan, _folder.Write("labels.csv", csv));

    public Task<MonitorReport> RunAsync(int day) => Runner.RunAsync(Monitor, ParcelData.Plan, ParcelData.Start.AddDays(day));

    public void Dispose() => _folder.Dispose();
}
