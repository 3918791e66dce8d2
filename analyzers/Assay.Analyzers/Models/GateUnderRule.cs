using Assay.Generators.Models;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Models;

/// <summary>A condition of a model's gate under examination.</summary>
/// <param name="Gate">What the reader made of it.</param>
/// <param name="Metric">What Assay knows of its metric; null where it doesn't compute it.</param>
/// <param name="Attribute">What declares it.</param>
internal sealed record GateUnderRule(GateModel Gate, MetricFacts? Metric, AttributeData Attribute)
{
    public bool HasBound => !double.IsNaN(Gate.AtLeast) || !double.IsNaN(Gate.AtMost);

    public bool IsRelative => !double.IsNaN(Gate.NotWorseThanChampionBy);

    /// <summary>The conditions of a model, in the reader's order.</summary>
    public static IReadOnlyList<GateUnderRule> Of(INamedTypeSymbol type, ModelModel model)
    {
        var attributes = type.GetAttributes().Where(static one => one.Is(KnownAttributes.Gate) && one.Argument<string>(0) is not null);
        return [.. model.Gates.Zip(attributes, static (gate, attribute) => new GateUnderRule(gate, MetricFacts.Of(gate.Metric), attribute))];
    }
}
