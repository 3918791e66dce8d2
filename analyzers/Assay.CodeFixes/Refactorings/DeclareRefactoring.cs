using System.Composition;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Assay.CodeFixes.Refactorings;

/// <summary>
/// Makes a declaration of a record or class that holds rows, such as an ML.NET input class. Offered on the type's header, and only where what comes
/// out reads as rows: attributes of DataAnnotations and ML.NET stay, because the reader understands them.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(DeclareRefactoring)), Shared]
public sealed class DeclareRefactoring : CodeRefactoringProvider
{
    private static readonly string[] s_declarations =
        [KnownAttributes.Dataset, KnownAttributes.Columns, KnownAttributes.Model, KnownAttributes.Pipeline, KnownAttributes.Monitor];

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var cancellation = context.CancellationToken;
        var root = await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindToken(context.Span.Start).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || !Header(type).Contains(context.Span))
            return;
        if (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(type, cancellation) is not INamedTypeSymbol symbol || !MayHoldRows(symbol)
            || model.Compilation.GetTypeByMetadataName(KnownAttributes.Dataset) is null)
        {
            return;
        }

        var name = DeclarationName.Of(symbol.Name);
        Offer($"Declare dataset '{name}'", $"Dataset(\"{name}\", Source = \"data/{name}.csv\")", KnownAttributes.Dataset);
        Offer($"Declare columns '{name}', for rows between steps", $"Columns(\"{name}\")", KnownAttributes.Columns);

        void Offer(string title, string attribute, string marker)
        {
            var text = root.SyntaxTree.GetText(cancellation).WithChanges(DeclarationEdits.Of(type, symbol, attribute, marker, model, cancellation));
            if (Reads(model.Compilation, root.SyntaxTree, type, text, cancellation))
                context.RegisterRefactoring(CodeAction.Create(title, _ => Task.FromResult(context.Document.WithText(text)), marker));
        }
    }

    // From the first modifier to the name, or to the end of its parameters.
    private static TextSpan Header(TypeDeclarationSyntax type) => TextSpan.FromBounds(
        (type.Modifiers.Count > 0 ? type.Modifiers[0] : type.Keyword).SpanStart, type.ParameterList?.Span.End ?? type.Identifier.Span.End);

    private static bool MayHoldRows(INamedTypeSymbol type)
    {
        if (type.Name.Length == 0 || type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsRefLikeType)
            return false;
        var attributes = type.GetAttributes();
        // Something else's class has properties as well: an attribute's, an exception's, a form's.
        var isPlain = type.TypeKind == TypeKind.Struct || type.BaseType is { SpecialType: SpecialType.System_Object } or { Locations: [{ IsInSource: true }, ..] };
        return isPlain && !s_declarations.Any(known => attributes.Find(known) is not null) && !type.AllInterfaces.Any(static one => one.IsNamed("Assay.IModel`2"));
    }

    private static bool Reads(Compilation compilation, SyntaxTree tree, TypeDeclarationSyntax type, SourceText text, CancellationToken cancellation)
    {
        var changed = tree.WithChangedText(text);
        var place = Array.IndexOf([.. Types(tree.GetRoot(cancellation))], type);
        var declared = Types(changed.GetRoot(cancellation)).ElementAtOrDefault(place);
        return declared is not null
            && compilation.ReplaceSyntaxTree(tree, changed).GetSemanticModel(changed).GetDeclaredSymbol(declared, cancellation) is INamedTypeSymbol symbol
            && DatasetReader.Read(symbol, cancellation) is { Fault: null, Problems.Count: 0, Columns.Count: > 0 };
    }

    private static IEnumerable<TypeDeclarationSyntax> Types(SyntaxNode root) => root.DescendantNodes().OfType<TypeDeclarationSyntax>();
}
