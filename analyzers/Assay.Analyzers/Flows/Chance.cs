using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>Recognises what is another value each time: the clock, chance, the machine.</summary>
internal static class Chance
{
    private static readonly (string Type, string[] Members)[] s_members =
    [
        ("System.DateTime", ["Now", "UtcNow", "Today"]),
        ("System.DateTimeOffset", ["Now", "UtcNow"]),
        ("System.TimeProvider", ["GetUtcNow", "GetLocalNow"]),
        ("System.Random", ["Shared"]),
        ("System.Guid", ["NewGuid", "CreateVersion7"]),
        ("System.Security.Cryptography.RandomNumberGenerator", ["Create", "Fill", "GetBytes", "GetInt32", "GetItems", "GetHexString", "GetString", "Shuffle"]),
        ("System.Environment", ["MachineName", "UserName", "UserDomainName", "ProcessId", "GetEnvironmentVariable", "GetEnvironmentVariables"]),
        ("System.Net.Dns", ["GetHostName"]),
    ];

    /// <summary>What it is, as it is called in code; null where the value is the same each time.</summary>
    public static string? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } => Named(property),
        IInvocationOperation { TargetMethod: var method } => Named(method),
        _ when TakesSeed(operation) => $"new {operation.Type!.Name} without a seed",
        _ => null,
    };

    /// <summary>Whether it is made without a seed that it could be given.</summary>
    public static bool TakesSeed(IOperation operation) => operation is IObjectCreationOperation { Constructor: { } constructor } creation
        && ((constructor.IsOf("System.Random") && creation.Arguments.IsEmpty)
            || (constructor.IsOf("Microsoft.ML.MLContext")
                && (creation.Arguments.Argument("seed")?.Plain().ConstantValue ?? new Optional<object?>(null)) is { HasValue: true, Value: null }));

    private static string? Named(ISymbol member) =>
        s_members.Any(one => one.Members.Contains(member.Name) && member.IsOf(one.Type)) ? $"{member.ContainingType.Name}.{member.Name}" : null;
}
