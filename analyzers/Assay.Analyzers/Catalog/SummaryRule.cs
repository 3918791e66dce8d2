using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Catalog;

/// <summary>ASY6001: the catalog has nothing to say of a declaration, a column or a step.</summary>
internal static class SummaryRule
{
    private const string Summary = "XML summary";

    public static void Check(Inquiry inquiry)
    {
        var (type, cancellation) = (inquiry.Type, inquiry.Cancellation);
        switch (inquiry.Declaration.Kind)
        {
            case DeclarationKind.Dataset when inquiry.Index.Dataset(type, cancellation) is { } dataset:
                OfDeclaration(inquiry, dataset.IsColumns ? "Record" : "Dataset", dataset.Documentation);
                foreach (var column in dataset.Columns)
                {
                    // One of a base type is told of there, if that is a declaration.
                    if (column.Documentation is null && type.GetMembers(column.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                        OfMember(inquiry, "Column", property);
                }

                break;
            case DeclarationKind.Model:
                OfDeclaration(inquiry, "Model", inquiry.Index.Model(type, cancellation)?.Documentation);
                break;
            case DeclarationKind.Monitor:
                OfDeclaration(inquiry, "Monitor", inquiry.Index.Monitor(type, cancellation)?.Documentation);
                break;
            case DeclarationKind.Pipeline when inquiry.Index.Pipeline(type, cancellation) is { } pipeline:
                OfDeclaration(inquiry, "Pipeline", pipeline.Documentation);
                foreach (var step in pipeline.Steps)
                {
                    if (step is { Kind: StepKind.Method, Documentation: null, Method: { } method } && type.GetMembers(method).FirstOrDefault() is { } symbol)
                        OfMember(inquiry, "Step", symbol);
                }

                break;
        }
    }

    private static void OfDeclaration(Inquiry inquiry, string what, string? documentation)
    {
        if (documentation is null && !Inherits(inquiry.Type, inquiry.Cancellation))
            inquiry.Report(Descriptors.NoSummary, Places.NameOf(inquiry.Attribute, inquiry.Cancellation), what, inquiry.Declaration.Name, Summary);
    }

    private static void OfMember(Inquiry inquiry, string what, ISymbol member)
    {
        if (Inherits(member, inquiry.Cancellation))
            return;
        var isParameter = member.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(inquiry.Cancellation) is Microsoft.CodeAnalysis.CSharp.Syntax.ParameterSyntax);
        inquiry.Report(Descriptors.NoSummary, Places.Of(member), what, member.Name, isParameter ? "<param> text" : Summary);
    }

    private static bool Inherits(ISymbol symbol, CancellationToken cancellation) => symbol.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(cancellation).GetLeadingTrivia().ToFullString().Contains("<inheritdoc"));
}
