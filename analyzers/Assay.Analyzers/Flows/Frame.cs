using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>A method that is being followed, and the call that led there.</summary>
/// <param name="Method">The method.</param>
/// <param name="Body">What it does.</param>
/// <param name="Call">The call of it; null for the method that a declaration names.</param>
/// <param name="Caller">Where that call stands.</param>
internal sealed record Frame(IMethodSymbol Method, IOperation Body, IOperation? Call, Frame? Caller)
{
    /// <summary>How many calls lie between.</summary>
    public int Depth => Caller is null ? 0 : Caller.Depth + 1;

    /// <summary>Where an operation shows in the method that was begun with: itself, or the call that leads to it.</summary>
    public IOperation Shown(IOperation operation) => Caller is null ? operation : Caller.Shown(Call!);

    /// <summary>What a parameter is given; null where the call isn't seen.</summary>
    public IOperation? Given(IParameterSymbol parameter)
    {
        var arguments = Call switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        return arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value;
    }
}

/// <summary>An operation that a method comes to, itself or by way of others.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Frame">The method that it stands in.</param>
internal sealed record Reached(IOperation Operation, Frame Frame)
{
    /// <summary>Where it is reported: in the declaration's own method, where it can be answered.</summary>
    public Location Place => Frame.Shown(Operation).Syntax.GetLocation();

    /// <summary>A name for it, with the method that it stands in where that is another.</summary>
    public string Named(string name) => Frame.Caller is null ? name : $"{name} in {Frame.Method.ContainingType.Name}.{Frame.Method.Name}";
}
