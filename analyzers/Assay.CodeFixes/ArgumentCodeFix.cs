using System.Collections.Immutable;
using System.Composition;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.CodeFixes;

/// <summary>ASY5002, 5004, 5005, 5009 to 5012 and 5014: sets, renames or takes away an attribute's named argument, as the rule says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ArgumentCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        RuleIds.UnwatchedFeature, RuleIds.FalseAlarms, RuleIds.Unestimated, RuleIds.UnevenWindow, RuleIds.TighterThanGate, RuleIds.NeverSent, RuleIds.WrongSide, RuleIds.NoEstimate,
    ];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        if (ArgumentEdit.Of(diagnostic.Properties) is not { } edit)
            return;
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                Title(edit), _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, Apply(attribute, edit)))), $"{nameof(ArgumentCodeFix)}{diagnostic.Id}"),
            diagnostic);
    }

    private static string Title(ArgumentEdit edit) => edit.Set is null ? $"Take {edit.Remove} away" : $"Write {edit.Set} = {edit.Value}";

    private static AttributeSyntax Apply(AttributeSyntax attribute, ArgumentEdit edit)
    {
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var written = edit.Set is null ? null : AttributeEdits.Parse($"A({edit.Set} = {edit.Value})").ArgumentList!.Arguments[0];
        var replaced = edit.Remove ?? edit.Set;
        var place = arguments.IndexOf(one => one.NameEquals?.Name.Identifier.ValueText == replaced);
        if (place < 0)
            return written is null ? attribute : attribute.WithArgumentList(With(attribute, arguments.Add(written)));
        return attribute.WithArgumentList(With(attribute, written is null ? arguments.RemoveAt(place) : arguments.Replace(arguments[place], written)));
    }

    private static AttributeArgumentListSyntax? With(AttributeSyntax attribute, SeparatedSyntaxList<AttributeArgumentSyntax> arguments) => arguments.Count == 0
        ? null
        : (attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList()).WithArguments(arguments);
}
