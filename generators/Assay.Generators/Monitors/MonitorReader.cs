using Assay.Generators.Models;
using Assay.Generators.Reading;
using Assay.Generators.Referenced;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Monitors;

/// <summary>Reads a record marked <c>[Monitor]</c>. Generator and analyzers read by it, so they can't disagree.</summary>
internal static class MonitorReader
{
    /// <summary>Reads the target of an attribute; null where it is no type, or another attribute speaks for it.</summary>
    public static MonitorModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type && Targets.IsFirst(context) ? Read(type, cancellation) : null;

    /// <summary>Reads a type; null where it isn't marked.</summary>
    public static MonitorModel? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var attributes = type.GetAttributes();
        if (attributes.Find(KnownAttributes.Monitor) is not { AttributeClass.TypeArguments: [var watched] } declaration)
            return null;
        var problems = new List<MonitorProblem>();
        var name = declaration.Argument<string>(0) ?? "";
        if (!Names.IsDeclarationName(name))
            problems.Add(new MonitorProblem(MonitorProblemKind.Name, $"'{name}' is no name: use lower-case letters, digits and hyphens"));
        var model = ModelReader.NameOf(watched);
        if (model is null)
            problems.Add(new MonitorProblem(MonitorProblemKind.Model, $"'{DeclaredType.Plain(watched)}' is not marked [Model]"));
        var window = declaration.Named("Window", "1d");
        var seconds = Durations.Seconds(window);
        if (seconds is null)
            problems.Add(new MonitorProblem(MonitorProblemKind.Window, $"'{window}' is no duration: write 15m, 6h, 1d or ISO 8601"));
        return new MonitorModel
        {
            Type = DeclaredType.Of(type),
            Fault = DeclaredType.FaultOf(type, cancellation),
            Name = name,
            Documentation = XmlSummary.Of(type, cancellation),
            Owner = declaration.Named<string>("Owner"),
            Model = model ?? "",
            ModelProject = CarriedManifest.ProjectOf(watched, type.ContainingAssembly),
            WindowSeconds = seconds ?? 0,
            Drift = Drift(attributes.Find(KnownAttributes.Drift), problems),
            Performance = Performance(attributes, problems).ToEquatableArray(),
            Alerts = Alerts(attributes).ToEquatableArray(),
            Problems = problems.ToEquatableArray(),
        };
    }

    private static DriftModel? Drift(AttributeData? attribute, List<MonitorProblem> problems)
    {
        if (attribute is null)
            return null;
        var drift = new DriftModel(
            attribute.Named("FalseAlarmRate", 0.01),
            attribute.Named("MinEffect", 0.1),
            attribute.NamedEnum("Severity") ?? "Warning",
            attribute.NamedTexts("Except").ToEquatableArray());
        if (!(drift.FalseAlarmRate > 0 && drift.FalseAlarmRate < 1) || !(drift.MinEffect >= 0))
            problems.Add(new MonitorProblem(MonitorProblemKind.Drift, "FalseAlarmRate lies between 0 and 1, both excluded, and MinEffect is not below 0"));
        return drift;
    }

    private static IEnumerable<PerformanceModel> Performance(IEnumerable<AttributeData> attributes, List<MonitorProblem> problems)
    {
        foreach (var attribute in attributes)
        {
            if (!attribute.Is(KnownAttributes.Performance) || attribute.Argument<string>(0) is not { } metric)
                continue;
            var performance = new PerformanceModel(
                metric,
                attribute.Named("AtLeast", double.NaN),
                attribute.Named("AtMost", double.NaN),
                attribute.Named("Estimate", false),
                attribute.NamedEnum("Severity") ?? "Error");
            if (double.IsNaN(performance.AtLeast) && double.IsNaN(performance.AtMost))
                problems.Add(new MonitorProblem(MonitorProblemKind.Performance, $"[Performance(\"{metric}\")] has no bound: give AtLeast or AtMost"));
            yield return performance;
        }
    }

    private static IEnumerable<AlertModel> Alerts(IEnumerable<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Is(KnownAttributes.Alert) && attribute.Argument<string>(0) is { } channel)
                yield return new AlertModel(channel, attribute.NamedEnum("From") ?? "Warning");
        }
    }
}
