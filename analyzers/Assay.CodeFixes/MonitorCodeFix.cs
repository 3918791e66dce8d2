using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes;

/// <summary>ASY5001: declares a monitor behind the model that watches its columns day by day.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MonitorCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Unmonitored];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var diagnostic = context.Diagnostics[0];
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } model)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create("Declare a monitor", cancellation => ApplyAsync(context.Document, model, attribute, cancellation), nameof(MonitorCodeFix)), diagnostic);
    }

    private static async Task<Document> ApplyAsync(Document document, TypeDeclarationSyntax model, AttributeSyntax attribute, CancellationToken cancellation)
    {
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (semantics?.GetDeclaredSymbol(model, cancellation) is not INamedTypeSymbol type || type.GetAttributes().Find(KnownAttributes.Model) is not { } declared)
            return document;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var first = text.Lines.GetLineFromPosition(model.SpanStart);
        var ended = text.Lines.GetLineFromPosition(model.Span.End - 1);
        var indent = text.ToString(TextSpan.FromBounds(first.Start, model.SpanStart));
        var newLine = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) is { Length: > 0 } found ? found : "\n";
        string[] lines = [.. Lines(type, declared, attribute.Name is QualifiedNameSyntax name ? $"{name.Left}." : "").Select(line => indent + line)];
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(ended.End, 0), newLine + newLine + string.Join(newLine, lines))));
    }

    private static IEnumerable<string> Lines(INamedTypeSymbol model, AttributeData declared, string prefix)
    {
        var owner = declared.Named<string>("Owner") is { } team ? $", Owner = {Literals.Text(team)}" : "";
        var access = model.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        yield return "/// <summary>Watches the model in production.</summary>";
        yield return $"[{prefix}Monitor<{model.Name}>({Literals.Text($"{declared.Argument<string>(0)}-live")}, Window = \"1d\"{owner})]";
        yield return $"[{prefix}Drift]";
        yield return $"{access} sealed partial record {NameFor(model)};";
    }

    private static string NameFor(INamedTypeSymbol model)
    {
        var stem = model.Name.EndsWith("Model", StringComparison.Ordinal) && model.Name.Length > "Model".Length
            ? model.Name.Substring(0, model.Name.Length - "Model".Length)
            : model.Name;
        var name = stem + "Monitor";
        var around = (INamespaceOrTypeSymbol?)model.ContainingType ?? model.ContainingNamespace;
        for (var number = 2; around.GetMembers(name).Length > 0; number++)
            name = stem + "Monitor" + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
