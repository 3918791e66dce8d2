using System.Collections.Immutable;

namespace Assay.Analyzers.Reporting;

/// <summary>How an attribute's named arguments are mended: what a rule tells the fix that writes it.</summary>
/// <param name="Remove">The argument that goes; null where none does.</param>
/// <param name="Set">The argument that comes or gets another value; null where none does.</param>
/// <param name="Value">That value, as an expression in C#.</param>
internal sealed record ArgumentEdit(string? Remove, string? Set, string? Value)
{
    /// <summary>As facts of a diagnostic.</summary>
    public ImmutableDictionary<string, string?> Facts => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Remove), Remove).Add(nameof(Set), Set).Add(nameof(Value), Value);

    /// <summary>Gives an argument a value.</summary>
    public static ArgumentEdit To(string argument, string value) => new(null, argument, value);

    /// <summary>Takes an argument away.</summary>
    public static ArgumentEdit Without(string argument) => new(argument, null, null);

    /// <summary>Reads it from the facts; null where they hold none.</summary>
    public static ArgumentEdit? Of(ImmutableDictionary<string, string?> facts) =>
        facts.TryGetValue(nameof(Remove), out var remove) && facts.TryGetValue(nameof(Set), out var set) && facts.TryGetValue(nameof(Value), out var value)
            ? new ArgumentEdit(remove, set, value)
            : null;
}
