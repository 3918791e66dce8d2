using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Lineage;

/// <summary>A column of a type of rows.</summary>
/// <param name="Type">The type.</param>
/// <param name="Column">The column's name in C#.</param>
internal sealed record Derivation(ITypeSymbol Type, string Column)
{
    // What a code fix is handed: one text.
    private const char Between = '|';

    /// <summary>As people name it: <c>Flight.Date</c>.</summary>
    public string Shown => $"{Type.Name}.{Column}";

    public bool Equals(Derivation? other) => other is not null && Column == other.Column && SymbolEqualityComparer.Default.Equals(Type, other.Type);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Column);

    /// <summary>The attributes that say it, for a code fix to write.</summary>
    public static string Attributes(IEnumerable<Derivation> columns) => string.Join(
        Between.ToString(), columns.Select(static one => Attribute(Generators.Reading.DeclaredType.Global(one.Type), one.Column)));

    /// <summary>The attribute that says it.</summary>
    /// <param name="type">The type's name in code.</param>
    /// <param name="column">The column; null where only a person knows it.</param>
    public static string Attribute(string type, string? column) => column is null
        ? $"Assay.DerivedFrom<{type}>(\"say which column\")"
        : $"Assay.DerivedFrom<{type}>(nameof({type}.{Generators.Rendering.Literals.Identifier(column)}))";

    /// <summary>Takes them apart again.</summary>
    public static IReadOnlyList<string> Split(string attributes) => attributes.Split(Between);
}
