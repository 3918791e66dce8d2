using System.Reflection.Metadata;

namespace Assay.Build.Artifacts;

/// <summary>Names of types in metadata.</summary>
internal static class AttributeNames
{
    /// <summary>The metadata name, with its namespace, of an attribute's type; null where it is nested or unusual.</summary>
    public static string? Of(MetadataReader metadata, CustomAttribute attribute)
    {
        var type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default(EntityHandle),
        };
        if (type.Kind == HandleKind.TypeSpecification)
            type = Definition(metadata, (TypeSpecificationHandle)type);
        switch (type.Kind)
        {
            case HandleKind.TypeReference:
                var reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                return $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
            case HandleKind.TypeDefinition:
                var definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
                return $"{metadata.GetString(definition.Namespace)}.{metadata.GetString(definition.Name)}";
            default:
                return null;
        }
    }

    /// <summary>The full name of a type as C# writes it: dots between nested types too.</summary>
    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var definition = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(definition.Name);
        if (definition.GetDeclaringType() is { IsNil: false } outer)
            return $"{Of(metadata, outer)}.{name}";
        var space = metadata.GetString(definition.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    // A generic type's signature: GENERICINST, CLASS or VALUETYPE, the definition, then the arguments (ECMA-335 II.23.2.12).
    private static EntityHandle Definition(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return default;
        signature.ReadCompressedInteger();
        return signature.ReadTypeHandle();
    }
}
