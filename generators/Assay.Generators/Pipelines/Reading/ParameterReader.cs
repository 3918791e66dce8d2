using System.Globalization;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>Reads the positional properties of a pipeline's record: its parameters.</summary>
internal static class ParameterReader
{
    public static IReadOnlyList<ParameterModel> Read(INamedTypeSymbol type, ICollection<PipelineProblem> problems, CancellationToken cancellation)
    {
        var parameters = new List<ParameterModel>();
        if (PrimaryConstructor(type, cancellation) is not { } constructor)
            return parameters;
        foreach (var symbol in constructor.Parameters)
        {
            cancellation.ThrowIfCancellationRequested();
            // While the user is typing the type, there is nothing to say of it yet.
            if (symbol.Type.TypeKind == TypeKind.Error)
                continue;
            if (KindOf(symbol.Type) is not { } kind)
            {
                problems.Add(PipelineProblem.OfParameter(PipelineProblemKind.ParameterType, symbol.Name, WireTypes.Shown(symbol.Type)));
                continue;
            }

            var name = Names.Snake(symbol.Name);
            if (!KubeflowNames.IsParameter(name))
                problems.Add(PipelineProblem.OfParameter(PipelineProblemKind.InvalidName, symbol.Name, name));
            parameters.Add(Read(type, symbol, kind, name, problems, cancellation));
        }

        return parameters;
    }

    /// <summary>Why an instance can't be made of the positional properties alone; null where it can.</summary>
    public static string? ConstructionFault(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.GetMembers().FirstOrDefault(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } required)
            return $"{required.Name} is required";
        return PrimaryConstructor(type, cancellation) is null && !type.InstanceConstructors.Any(static one => one.Parameters.Length == 0)
            ? "it has no constructor without parameters"
            : null;
    }

    private static ParameterModel Read(
        INamedTypeSymbol type, IParameterSymbol symbol, ParameterKind kind, string name, ICollection<PipelineProblem> problems, CancellationToken cancellation)
    {
        var parameter = new ParameterModel(name, kind)
        {
            Property = symbol.Name,
            EmptyIsNull = kind == ParameterKind.Text && symbol.NullableAnnotation == NullableAnnotation.Annotated,
            EnumType = kind == ParameterKind.Enum ? DeclaredType.Global(symbol.Type) : null,
            Literals = kind == ParameterKind.Enum ? Members(symbol.Type) : [],
            Documentation = XmlSummary.OfParameter(type, symbol.Name, cancellation),
        };
        if (!symbol.HasExplicitDefaultValue)
            return parameter;
        var value = Default(symbol, parameter);
        if (value is null)
        {
            problems.Add(PipelineProblem.OfParameter(
                PipelineProblemKind.ParameterDefault, symbol.Name, Convert.ToString(symbol.ExplicitDefaultValue, CultureInfo.InvariantCulture) ?? "null"));
        }

        return parameter with { Default = value };
    }

    private static IMethodSymbol? PrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellation) is TypeDeclarationSyntax { ParameterList: not null })
                    return constructor;
            }
        }

        return null;
    }

    private static ParameterKind? KindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => ParameterKind.Text,
        SpecialType.System_Int32 => ParameterKind.Int32,
        SpecialType.System_Int64 => ParameterKind.Int64,
        SpecialType.System_Single => ParameterKind.Single,
        SpecialType.System_Double => ParameterKind.Double,
        SpecialType.System_Boolean => ParameterKind.Boolean,
        _ => type.TypeKind == TypeKind.Enum ? ParameterKind.Enum : null,
    };

    private static EquatableArray<string> Members(ITypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => field.Name).ToEquatableArray();

    private static Constant? Default(IParameterSymbol symbol, ParameterModel parameter) => (parameter.Kind, symbol.ExplicitDefaultValue) switch
    {
        (ParameterKind.Text, string text) => Constant.Of(text),
        (ParameterKind.Text, null) when parameter.EmptyIsNull => Constant.Of(""),
        (ParameterKind.Int32, int number) => Constant.Of((long)number),
        (ParameterKind.Int64, long number) => Constant.Of(number),
        (ParameterKind.Single, float number) => Constant.Of(number),
        (ParameterKind.Double, double number) => Constant.Of(number),
        (ParameterKind.Boolean, bool flag) => Constant.Of(flag),
        (ParameterKind.Enum, { } value) => Member(symbol.Type, value) is { } name ? Constant.Of(name) : null,
        _ => null,
    };

    private static string? Member(ITypeSymbol type, object value)
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.HasConstantValue && Equals(field.ConstantValue, value))
                return field.Name;
        }

        return null;
    }
}
