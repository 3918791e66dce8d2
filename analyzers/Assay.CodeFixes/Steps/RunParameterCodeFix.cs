using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Flows;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes.Steps;

/// <summary>ASY3008: takes the run, before the token where there is one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RunParameterCodeFix : TreeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.NothingRecorded];

    private protected override string Title => "Take an IRun";

    private protected override bool CanMend(SyntaxNode node, Diagnostic diagnostic) =>
        diagnostic.Properties.ContainsKey(TrainingRunRule.Missing) && StepSyntax.MethodAround(node) is not null;

    private protected override SyntaxNode Mend(SyntaxNode root, SyntaxNode node)
    {
        var method = StepSyntax.MethodAround(node)!;
        var list = method.ParameterList;
        var place = list.Parameters.IndexOf(static one => one.Default is not null || one.Type?.ToString().EndsWith("CancellationToken", StringComparison.Ordinal) == true);
        if (place < 0)
            place = list.Parameters.Count;
        var qualifier = StepSyntax.AttributeOf(method)!.Name is QualifiedNameSyntax name ? $"{name.Left}." : "";
        var run = SyntaxFactory.ParseParameterList($"({qualifier}IRun run)").Parameters[0];
        if (list.Parameters.Count == 0)
            return root.ReplaceNode(list, list.AddParameters(run));
        // A list over several lines keeps its lines.
        var neighbour = list.Parameters[place == list.Parameters.Count ? place - 1 : place];
        var between = list.Parameters.SeparatorCount > 0 ? list.Parameters.GetSeparator(0).TrailingTrivia
            : list.OpenParenToken.TrailingTrivia.Count > 0 ? list.OpenParenToken.TrailingTrivia
            : [SyntaxFactory.Space];
        var all = list.Parameters.GetWithSeparators().ToList();
        var separator = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(between);
        SyntaxNodeOrToken placed = run.WithLeadingTrivia(neighbour.GetLeadingTrivia());
        if (place == list.Parameters.Count)
            all.AddRange([separator, placed]);
        else
            all.InsertRange(all.IndexOf(neighbour), [placed, separator]);
        return root.ReplaceNode(list, list.WithParameters(SyntaxFactory.SeparatedList<ParameterSyntax>(all)));
    }
}
