using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>What reads the rules that an attribute on a record states, or one that names several columns.</summary>
/// <param name="Attribute">The metadata name of the attribute.</param>
/// <param name="Read">Adds its rules, or problems.</param>
internal sealed record DatasetRuleEntry(string Attribute, Action<DatasetRuleRequest> Read)
{
    /// <summary>The metadata name without namespace.</summary>
    public string SimpleName { get; } = Attribute.Substring(Attribute.LastIndexOf('.') + 1);

    /// <summary>Whether the type is the attribute.</summary>
    public bool IsFor(INamedTypeSymbol type) => type.IsNamed(Attribute);
}
