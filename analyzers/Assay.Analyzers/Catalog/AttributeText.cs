using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Analyzers.Catalog;

/// <summary>A text in an attribute of a declaration or one of its members.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Parameter">What it is given for: a parameter of the constructor, or a property.</param>
/// <param name="Text">The text; empty for null.</param>
/// <param name="Name">The property that it is given for by name; null where it is given by place.</param>
/// <param name="Index">Its place.</param>
internal sealed record AttributeText(AttributeData Attribute, string Parameter, string Text, string? Name, int Index)
{
    /// <summary>Where it stands.</summary>
    public Location? Place(CancellationToken cancellation) => Places.Argument(Attribute, Name, Index, cancellation);

    /// <summary>All texts in a declaration's attributes, and in those of its members and their parameters.</summary>
    public static IEnumerable<AttributeText> Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var attribute in Attributes(type))
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
                continue;
            // What the compiler fills in, such as the path of the file, nobody wrote.
            var given = arguments.Count(static argument => argument.NameEquals is null);
            foreach (var text in OfConstructor(attribute, given))
                yield return text;
            foreach (var named in attribute.NamedArguments)
            {
                if (Read(named.Value) is { } text)
                    yield return new AttributeText(attribute, named.Key, text, named.Key, 0);
            }
        }
    }

    private static IEnumerable<AttributeText> OfConstructor(AttributeData attribute, int given)
    {
        for (var i = 0; i < attribute.ConstructorArguments.Length && i < given; i++)
        {
            var parameter = attribute.AttributeConstructor?.Parameters[i].Name ?? "";
            var argument = attribute.ConstructorArguments[i];
            if (Read(argument) is { } text)
                yield return new AttributeText(attribute, parameter, text, null, i);
            if (argument.Kind != TypedConstantKind.Array || argument.IsNull)
                continue;
            for (var j = 0; j < argument.Values.Length; j++)
            {
                if (Read(argument.Values[j]) is { } item)
                    yield return new AttributeText(attribute, parameter, item, null, i + j);
            }
        }
    }

    private static string? Read(TypedConstant constant)
    {
        if (constant.Kind == TypedConstantKind.Error || constant.Type?.SpecialType != SpecialType.System_String)
            return null;
        return constant.Kind == TypedConstantKind.Primitive ? constant.Value as string ?? "" : null;
    }

    private static IEnumerable<AttributeData> Attributes(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
            yield return attribute;
        foreach (var member in type.GetMembers())
        {
            if (member is not IPropertySymbol && member is not IMethodSymbol)
                continue;
            // A positional property is declared implicitly, and so is the constructor that its parameter stands in.
            foreach (var attribute in member.GetAttributes())
                yield return attribute;
            if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method)
                continue;
            foreach (var attribute in method.Parameters.SelectMany(static parameter => parameter.GetAttributes()))
                yield return attribute;
        }
    }
}
