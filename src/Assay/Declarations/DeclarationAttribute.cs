namespace Assay;

/// <summary>
/// The base of every attribute that marks a declaration. Carries the place in the source, so that the catalog can link to it
/// while the generators' models stay free of positions.
/// </summary>
public abstract class DeclarationAttribute : Attribute
{
    private protected DeclarationAttribute(string name, string file, int line)
    {
        Name = name;
        File = file;
        Line = line;
    }

    /// <summary>The declaration's name in the catalog: lower case letters, digits and hyphens.</summary>
    public string Name { get; }

    /// <summary>The team that answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The source file of the declaration, as the compiler saw it.</summary>
    public string File { get; }

    /// <summary>The line of the declaration, counted from 1.</summary>
    public int Line { get; }
}
