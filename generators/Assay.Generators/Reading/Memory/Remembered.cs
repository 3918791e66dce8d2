using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Reading.Memory;

/// <summary>
/// Remembers what was read of a declaration for as long as no file changed that its meaning can depend on. After an edit the compiler asks for
/// every declaration of the project anew, and binding their attributes again would cost as much as the compiler's own work on them.
/// </summary>
/// <typeparam name="TModel">The model of the declaration.</typeparam>
internal static class Remembered<TModel>
    where TModel : class
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> s_entries = new();

    /// <summary>Reads a declaration, or remembers what was read.</summary>
    public static TModel? Read(
        GeneratorAttributeSyntaxContext context,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, TModel?> read,
        CancellationToken cancellation)
    {
        var compilation = context.SemanticModel.Compilation;
        var now = Surroundings.Of(compilation, cancellation);
        var attribute = context.Attributes[0].AttributeClass?.MetadataName;
        var known = s_entries.TryGetValue(context.TargetNode, out var entry) && entry.Attribute == attribute;
        if (!known || !now.Keep(TreeNames.Of(context.TargetNode.SyntaxTree, cancellation), entry!.Surroundings, compilation, cancellation))
            entry = new Entry(attribute, now, read(context, cancellation));
        else if (ReferenceEquals(entry!.Surroundings, now))
            return entry.Model;
        else
            entry = entry with { Surroundings = now };
        s_entries.Remove(context.TargetNode);
        s_entries.GetValue(context.TargetNode, _ => entry);
        return entry.Model;
    }

    private sealed record Entry(string? Attribute, Surroundings Surroundings, TModel? Model);
}
