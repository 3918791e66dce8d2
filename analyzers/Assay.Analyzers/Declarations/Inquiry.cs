using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Assay.Analyzers.Declarations;

/// <summary>One declaration under examination: what rules look at, and where they report.</summary>
internal sealed class Inquiry(SymbolAnalysisContext context, Declaration declaration, DeclarationIndex index)
{
    public INamedTypeSymbol Type => declaration.Type;

    /// <summary>The attribute that declares it.</summary>
    public AttributeData Attribute => declaration.Attribute;

    public Declaration Declaration => declaration;

    /// <summary>The other declarations.</summary>
    public DeclarationIndex Index => index;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>Reports; at the declaring attribute where no place is known.</summary>
    public void Report(DiagnosticDescriptor rule, Location? place, params object[] arguments) =>
        Report(rule, place, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Reports with what a code fix needs to know.</summary>
    public void Report(DiagnosticDescriptor rule, Location? place, ImmutableDictionary<string, string?> facts, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(
            rule, place ?? Reporting.Places.Of(Attribute, Cancellation) ?? Location.None, facts, arguments));

    /// <summary>Reports with another place that a code fix changes.</summary>
    public void Report(
        DiagnosticDescriptor rule, Location place, IEnumerable<Location> others, ImmutableDictionary<string, string?> facts, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, place, others, facts, arguments));

    /// <summary>Reports as advice what is graver elsewhere.</summary>
    public void Advise(DiagnosticDescriptor rule, Location? place, ImmutableDictionary<string, string?> facts, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(
            rule, place ?? Reporting.Places.Of(Attribute, Cancellation) ?? Location.None, DiagnosticSeverity.Info, null, facts, arguments));
}
