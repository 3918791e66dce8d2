using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>Recognises what is called, by the names of types and members.</summary>
internal static class Calls
{
    /// <summary>Whether a type is one of that name, or derives from it, or implements it.</summary>
    public static bool IsOrInherits(this ITypeSymbol? type, string metadataName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.OriginalDefinition is INamedTypeSymbol named && named.IsNamed(metadataName))
                return true;
        }

        return type is not null && type.AllInterfaces.Any(one => one.OriginalDefinition.IsNamed(metadataName));
    }

    /// <summary>Whether a member is declared by a type of that name, not by one that derives from it.</summary>
    public static bool IsOf(this ISymbol member, string metadataName) => member.ContainingType?.OriginalDefinition.IsNamed(metadataName) == true;

    /// <summary>The value of an argument, by the parameter's name; null where it is left out.</summary>
    public static IOperation? Argument(this IEnumerable<IArgumentOperation> arguments, string parameter) => arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind != ArgumentKind.DefaultValue)?.Value;

    /// <summary>The operation without the conversions around it.</summary>
    public static IOperation Plain(this IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
            operation = conversion.Operand;
        while (operation is IParenthesizedOperation parenthesized)
            operation = parenthesized.Operand;
        return operation is IConversionOperation { OperatorMethod: null } ? operation.Plain() : operation;
    }

    /// <summary>Whether a call only tells somebody: a log, the run, the console.</summary>
    public static bool IsTelling(this IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return method.ContainingType.IsOrInherits("Assay.IRun")
            || method.ContainingType.IsOrInherits("Microsoft.Extensions.Logging.ILogger")
            || method.IsOf("Microsoft.Extensions.Logging.LoggerExtensions")
            || method.IsOf("System.Console") || method.IsOf("System.Diagnostics.Debug") || method.IsOf("System.Diagnostics.Trace")
            // Console.Out and Console.Error.
            || (call.Instance?.Plain() is IPropertyReferenceOperation { Property: var property } && property.IsOf("System.Console"));
    }

    /// <summary>Where the variables are that an operation reads.</summary>
    public static IEnumerable<ILocalSymbol> Locals(this IOperation operation) =>
        operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(static reference => reference.Local);

    /// <summary>What a variable is given within a body: at its declaration, and later.</summary>
    public static IEnumerable<IOperation> Given(this IOperation body, ILocalSymbol local)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && Same(declarator.Symbol, local)
                && (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer)
            {
                yield return initializer.Value;
            }
            else if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment && Same(target.Local, local))
            {
                yield return assignment.Value;
            }
        }
    }

    /// <summary>Whether two symbols are one.</summary>
    public static bool Same(ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}
