namespace Assay.Analyzers.Declarations;

/// <summary>What a type is declared as. Names are unique within a kind.</summary>
internal enum DeclarationKind
{
    /// <summary><c>[Dataset]</c> or <c>[Columns]</c>.</summary>
    Dataset,
    Model,
    Pipeline,
    Monitor,
}
