using Microsoft.CodeAnalysis;

namespace Assay.Generators.Reading;

/// <summary>Reads arguments of attributes; what the user is still typing reads as absent.</summary>
internal static class AttributeValues
{
    /// <summary>The first attribute of a type, by its metadata name with namespace (<c>Assay.UnitAttribute</c>).</summary>
    public static AttributeData? Find(this IEnumerable<AttributeData> attributes, string metadataName)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Is(metadataName))
                return attribute;
        }

        return null;
    }

    /// <summary>Whether the attribute is of a type, by its metadata name with namespace.</summary>
    public static bool Is(this AttributeData attribute, string metadataName) => attribute.AttributeClass is { } type && type.IsNamed(metadataName);

    /// <summary>Whether a type has a metadata name with namespace (<c>Assay.ReferencesAttribute`1</c>); it must not be nested.</summary>
    public static bool IsNamed(this INamedTypeSymbol type, string metadataName)
    {
        var dot = metadataName.LastIndexOf('.');
        if (type.ContainingType is not null || !string.Equals(type.MetadataName, metadataName.Substring(dot + 1), StringComparison.Ordinal))
            return false;
        var space = type.ContainingNamespace;
        while (dot > 0)
        {
            var before = metadataName.LastIndexOf('.', dot - 1);
            if (space is null || !string.Equals(space.Name, metadataName.Substring(before + 1, dot - before - 1), StringComparison.Ordinal))
                return false;
            space = space.ContainingNamespace;
            dot = before;
        }

        return space is null or { IsGlobalNamespace: true };
    }

    /// <summary>A constructor argument; the default of <typeparamref name="T"/> where there is none of that type.</summary>
    public static T? Argument<T>(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? Value<T>(attribute.ConstructorArguments[index]) : default;

    /// <summary>A named argument; <paramref name="otherwise"/> where it isn't given.</summary>
    public static T? Named<T>(this AttributeData attribute, string name, T? otherwise = default)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                return pair.Value.Kind == TypedConstantKind.Error ? otherwise : Value<T>(pair.Value);
        }

        return otherwise;
    }

    /// <summary>Whether a named argument is given.</summary>
    public static bool Has(this AttributeData attribute, string name)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The name of the enum's member that a named argument holds; null where it isn't given.</summary>
    public static string? NamedEnum(this AttributeData attribute, string name)
    {
        foreach (var pair in attribute.NamedArguments)
        {
            if (string.Equals(pair.Key, name, StringComparison.Ordinal))
                return EnumMember(pair.Value);
        }

        return null;
    }

    /// <summary>The name of the member that an enum constant equals; null where there is none.</summary>
    public static string? EnumMember(TypedConstant constant)
    {
        if (constant.Kind != TypedConstantKind.Enum || constant.Type is not INamedTypeSymbol type)
            return null;
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant.Value))
                return field.Name;
        }

        return null;
    }

    /// <summary>Text from a <c>params string[]</c> argument.</summary>
    public static IEnumerable<string> Texts(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length ? Texts(attribute.ConstructorArguments[index]) : [];

    /// <summary>Text from a named argument of type <c>string[]</c>.</summary>
    public static IEnumerable<string> NamedTexts(this AttributeData attribute, string name) =>
        attribute.NamedArguments.Where(pair => string.Equals(pair.Key, name, StringComparison.Ordinal)).SelectMany(static pair => Texts(pair.Value));

    private static IEnumerable<string> Texts(TypedConstant constant) => constant.Kind == TypedConstantKind.Array && !constant.IsNull
        ? constant.Values.Select(static item => item.Value).OfType<string>()
        : [];

    private static T? Value<T>(TypedConstant constant) =>
        constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum or TypedConstantKind.Type && constant.Value is T value ? value : default;
}
