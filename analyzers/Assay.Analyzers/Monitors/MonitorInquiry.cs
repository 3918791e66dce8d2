using Assay.Analyzers.Declarations;
using Assay.Generators.Datasets;
using Assay.Generators.Models;
using Assay.Generators.Monitors;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Monitors;

/// <summary>A monitor under examination, with the model that it watches.</summary>
internal sealed class MonitorInquiry
{
    private readonly ITypeSymbol[] _rows;

    public MonitorInquiry(Inquiry declaration, MonitorModel monitor, ITypeSymbol watched, ModelModel model)
    {
        Declaration = declaration;
        Monitor = monitor;
        Model = model;
        _rows = [.. watched.AllInterfaces.FirstOrDefault(static contract => contract.IsNamed("Assay.IModel`2"))?.TypeArguments ?? []];
        var attributes = declaration.Type.GetAttributes();
        Drift = attributes.Find(KnownAttributes.Drift);
        var metrics = attributes.Where(static one => one.Is(KnownAttributes.Performance) && one.Argument<string>(0) is not null);
        Performance = [.. metrics.Zip(monitor.Performance, static (attribute, read) => (attribute, read))];
        var routes = attributes.Where(static one => one.Is(KnownAttributes.Alert) && one.Argument<string>(0) is not null);
        Alerts = [.. routes.Zip(monitor.Alerts, static (attribute, read) => (attribute, read))];
    }

    public Inquiry Declaration { get; }

    public MonitorModel Monitor { get; }

    /// <summary>The model that is watched.</summary>
    public ModelModel Model { get; }

    /// <summary>What watches for drift; null where nothing does.</summary>
    public AttributeData? Drift { get; }

    /// <summary>The metrics watched, with the attributes that say so.</summary>
    public IReadOnlyList<(AttributeData Attribute, PerformanceModel Read)> Performance { get; }

    /// <summary>The channels, with the attributes that name them.</summary>
    public IReadOnlyList<(AttributeData Attribute, AlertModel Read)> Alerts { get; }

    /// <summary>What the model takes; null where that can't be read.</summary>
    public DatasetModel? Input => Rows(0);

    /// <summary>What the model answers; null where that can't be read.</summary>
    public DatasetModel? Output => Rows(1);

    /// <summary>The rows of a request: what features are made of, else the input.</summary>
    public DatasetModel? Request => _rows.Length > 0 && DatasetNames.FeaturesOf(_rows[0]) is { } features
        ? Declaration.Index.Dataset(features.Parameters[0].Type, Declaration.Cancellation)
        : Input;

    private DatasetModel? Rows(int place) => place < _rows.Length ? Declaration.Index.Dataset(_rows[place], Declaration.Cancellation) : null;
}
