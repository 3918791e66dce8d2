using Microsoft.CodeAnalysis;

namespace Assay.Generators.ColumnLineage;

/// <summary>
/// Reads methods as the compiler binds them, and follows which columns go into what they return. Both ways of a condition are taken; a loop
/// is gone through twice; methods of the same compilation are followed. What can't be followed is said to be unread, never guessed. Symbols
/// live as long as a reader does and never leave it.
/// </summary>
internal sealed partial class CodeReader(BoundBodies bodies, CancellationToken cancellation)
{
    // What a person would still call one step; beyond it, reading would cost more than it tells.
    private const int MaxOperations = 20_000;
    private const int MaxCalls = 4;
    private const int MaxNesting = 150;

    private readonly Stack<IMethodSymbol> _calls = [];
    private readonly Stack<Value> _receivers = [];
    private readonly Stack<Value> _conditional = [];
    private Frame _frame = new(null);
    private int _operations;
    private int _nesting;

    /// <summary>What a method returns.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">What its parameters are, in their order.</param>
    public Value Read(IMethodSymbol method, IReadOnlyList<Value> arguments) =>
        bodies.Of(method, cancellation) is { } body ? Run(method, body, null, arguments) : Cell.Unread($"'{method.Name}' has no body");

    private Value Run(IMethodSymbol method, IOperation body, Value? self, IReadOnlyList<Value> arguments)
    {
        var outer = _frame;
        _frame = new Frame(self);
        _calls.Push(method);
        for (var i = 0; i < method.Parameters.Length; i++)
            _frame.Variables[method.Parameters[i]] = i < arguments.Count ? arguments[i] : Cell.Constant;
        Visit(body);
        var result = _frame.Result ?? Cell.Constant;
        _calls.Pop();
        _frame = outer;
        return result;
    }

    private bool IsSpent()
    {
        if ((++_operations & 0xFF) == 0)
            cancellation.ThrowIfCancellationRequested();
        return _operations > MaxOperations;
    }
}
