using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY3024: a step reads from the record what another one wrote there, in a process that has ended.</summary>
internal static class SharedStateRule
{
    public static void Check(Inquiry inquiry, IReadOnlyList<StepUnderRule> steps)
    {
        foreach (var state in inquiry.Type.GetMembers().Where(IsMutable))
        {
            var mentions = steps.ToDictionary(static step => step, step => Mentions(step.Method, state.Name, inquiry.Cancellation).ToList());
            if (mentions.FirstOrDefault(static one => one.Value.Any(IsWritten)).Key is not { } writer)
                continue;
            foreach (var reader in steps)
            {
                if (reader != writer && mentions[reader].FirstOrDefault(static one => !IsWritten(one)) is { } read)
                    inquiry.Report(Descriptors.SharedState, read.GetLocation(), state.Name, writer.Method.Name, reader.Method.Name);
            }
        }
    }

    private static bool IsMutable(ISymbol member) => member switch
    {
        IFieldSymbol field => field is { IsConst: false, IsReadOnly: false, IsImplicitlyDeclared: false },
        IPropertySymbol property => property is { SetMethod.IsInitOnly: false, IsIndexer: false, IsImplicitlyDeclared: false },
        _ => false,
    };

    private static IEnumerable<IdentifierNameSyntax> Mentions(IMethodSymbol method, string name, CancellationToken cancellation)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
            // A local or parameter of the name hides the member.
            if (syntax.DescendantNodes().Any(node => Declares(node, name)))
                continue;
            foreach (var mention in syntax.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (mention.Identifier.ValueText == name && IsOfRecord(mention, method.ContainingType.Name))
                    yield return mention;
            }
        }
    }

    private static bool Declares(SyntaxNode node, string name) => node switch
    {
        VariableDeclaratorSyntax local => local.Identifier.ValueText == name,
        ParameterSyntax parameter => parameter.Identifier.ValueText == name,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText == name,
        ForEachStatementSyntax each => each.Identifier.ValueText == name,
        _ => false,
    };

    // By itself, behind this or the record's name; not as another object's member, in nameof, or as an argument's name.
    private static bool IsOfRecord(IdentifierNameSyntax mention, string record) => mention.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == mention => access.Expression is ThisExpressionSyntax
            || (access.Expression is IdentifierNameSyntax type && type.Identifier.ValueText == record),
        NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax => false,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Left == mention => false,
        _ => true,
    };

    private static bool IsWritten(IdentifierNameSyntax mention)
    {
        var whole = mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention ? access : (ExpressionSyntax)mention;
        return whole.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == whole,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.OutKeyword or SyntaxKind.RefKeyword,
            _ => false,
        };
    }
}
