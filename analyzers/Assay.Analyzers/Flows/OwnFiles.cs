using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>Tells files that a step made itself from sources: temporary ones, and those that it wrote before.</summary>
internal static class OwnFiles
{
    private static readonly string[] s_writing = ["Write", "Create", "Save", "Copy", "Move", "Append", "Export", "Extract"];

    /// <summary>Whether a path is of a file that the step made.</summary>
    public static bool IsOwn(IOperation path, Frame frame) => IsOwn(path, frame, []);

    private static bool IsOwn(IOperation path, Frame frame, HashSet<ISymbol> seen)
    {
        foreach (var operation in path.DescendantsAndSelf())
        {
            var own = operation switch
            {
                IInvocationOperation { TargetMethod: var method } => IsTemporary(method),
                ILocalReferenceOperation { Local: var local } => seen.Add(local)
                    && (frame.Body.Given(local).Any(given => IsOwn(given, frame, seen)) || IsWritten(local, frame.Body)),
                IParameterReferenceOperation { Parameter: var parameter } => seen.Add(parameter)
                    && (IsWritten(parameter, frame.Body)
                        || (frame is { Caller: { } caller } && frame.Given(parameter) is { } given && IsOwn(given, caller, seen))),
                _ => false,
            };
            if (own)
                return true;
        }

        return false;
    }

    private static bool IsTemporary(IMethodSymbol method) =>
        (method.IsOf("System.IO.Path") && method.Name.StartsWith("GetTemp", StringComparison.Ordinal))
        || (method.IsOf("System.IO.Directory") && method.Name == "CreateTempSubdirectory");

    private static bool IsWritten(ISymbol path, IOperation body) => body.DescendantsAndSelf().Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod.Name: var name } call => IsWriting(name) && call.Arguments.Any(argument => Mentions(argument, path)),
        IObjectCreationOperation { Constructor: { } constructor } creation =>
            constructor.IsOf("System.IO.StreamWriter") && creation.Arguments.Any(argument => Mentions(argument, path)),
        _ => false,
    });

    private static bool IsWriting(string name)
    {
        foreach (var one in s_writing)
        {
            if (name.StartsWith(one, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool Mentions(IOperation operation, ISymbol symbol) => operation.DescendantsAndSelf().Any(one => one switch
    {
        ILocalReferenceOperation local => Calls.Same(local.Local, symbol),
        IParameterReferenceOperation parameter => Calls.Same(parameter.Parameter, symbol),
        _ => false,
    });
}
