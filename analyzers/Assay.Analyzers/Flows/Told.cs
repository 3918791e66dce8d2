using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>Tells whether a value ends in logs and names of files, and so makes no difference to a result.</summary>
internal static class Told
{
    private const int Deepest = 4;

    /// <summary>Whether all uses of a value that can be followed only tell it.</summary>
    public static bool IsOnlyTold(IOperation value, IOperation body) => IsOnlyTold(value, body, 0);

    private static bool IsOnlyTold(IOperation value, IOperation body, int depth)
    {
        for (var current = value; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IBinaryOperation or IParenthesizedOperation or IInterpolationOperation or IInterpolatedStringOperation:
                case IPropertyReferenceOperation:
                case IArrayInitializerOperation or IArrayCreationOperation:
                    continue;
                case IExpressionStatementOperation:
                    return true;
                case IInvocationOperation call when call.Instance == current:
                    continue;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    if (call.IsTelling() || IsOfFiles(call.TargetMethod))
                        return true;
                    if (!IsOfTimes(call.TargetMethod))
                        return false;
                    continue;
                case IInvocationOperation call when IsOfTimes(call.TargetMethod):
                    continue;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return depth < Deepest && AllUses(local, body, depth);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool AllUses(ILocalSymbol local, IOperation body, int depth)
    {
        var uses = body.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(reference => Calls.Same(reference.Local, local)).ToList();
        return uses.Count > 0 && uses.TrueForAll(reference => IsOnlyTold(reference, body, depth + 1));
    }

    // The name of a temporary file may be another each time.
    private static bool IsOfFiles(IMethodSymbol method) => method.IsOf("System.IO.Path") || method.IsOf("System.IO.Directory");

    private static bool IsOfTimes(IMethodSymbol method) => method.IsOf("System.DateTime") || method.IsOf("System.DateTimeOffset") || method.IsOf("System.TimeSpan");
}
