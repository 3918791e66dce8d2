using Assay.Analyzers.Declarations;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Flows;

/// <summary>A step under examination.</summary>
internal sealed class Step(Inquiry inquiry, IMethodSymbol method, AttributeData attribute, IOperation body)
{
    private IReadOnlyList<Reached>? _reached;

    public Inquiry Pipeline => inquiry;

    public IMethodSymbol Method => method;

    /// <summary>The <c>[Step]</c>.</summary>
    public AttributeData Attribute => attribute;

    /// <summary>What its method does.</summary>
    public IOperation Body => body;

    /// <summary>All that it comes to, by way of other methods too.</summary>
    public IReadOnlyList<Reached> Reached => _reached ??= [.. MethodWalk.From(method, inquiry.Index.Bodies, inquiry.Cancellation)];
}
