using System.Text;
using Assay.Generators.Reading;

namespace Assay.CodeFixes.Refactorings;

/// <summary>What a type would be called in the catalog.</summary>
internal static class DeclarationName
{
    /// <summary>The type's name in lower-case letters, digits and hyphens.</summary>
    public static string Of(string type)
    {
        var name = new StringBuilder();
        foreach (var c in Names.Kebab(type))
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                name.Append(c);
            else if (name.Length > 0 && name[name.Length - 1] != '-')
                name.Append('-');
        }

        return name.ToString().TrimEnd('-') is { Length: > 0 } good ? good : "rows";
    }
}
