using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Rendering;

/// <summary>Names of generated files: namespace, nesting, name and arity; unique, because two equal ones would end the generator.</summary>
internal static class HintNames
{
    /// <summary>The name of a type's files, without an extension.</summary>
    public static string Of(INamedTypeSymbol type)
    {
        var text = new StringBuilder();
        if (type.ContainingNamespace is { IsGlobalNamespace: false } space)
            text.Append(space.ToDisplayString()).Append('.');
        var nesting = new Stack<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
            nesting.Push(current);
        var first = true;
        foreach (var part in nesting)
        {
            // A plus, because a dot would make Outer.Inner equal to namespace Outer's Inner.
            text.Append(first ? "" : "+").Append(part.Name);
            first = false;
            if (part.Arity > 0)
                text.Append('`').Append(part.Arity.ToString(CultureInfo.InvariantCulture));
        }

        return Escape(text.ToString());
    }

    // The compiler compares hint names without case and takes few characters: the suffix keeps apart what differs only in those.
    private static string Escape(string name)
    {
        var text = new StringBuilder(name.Length + 5);
        var hash = 2166136261u;
        foreach (var c in name)
        {
            hash = unchecked((hash ^ c) * 16777619u);
            text.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '+' or '`' ? c : '_');
        }

        return text.Append('.').Append(((hash >> 16) ^ (hash & 0xFFFF)).ToString("x4", CultureInfo.InvariantCulture)).ToString();
    }
}
