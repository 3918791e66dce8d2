using Assay.Analyzers.Reporting;

namespace Assay.Analyzers.Declarations;

/// <summary>ASY6005: another declaration of the kind has the name.</summary>
internal static class NameTakenRule
{
    public static void Check(Inquiry inquiry)
    {
        var declaration = inquiry.Declaration;
        if (declaration.Name.Length > 0 && inquiry.Index.Names(inquiry.Cancellation).OwnerOf(declaration) is { } owner)
            inquiry.Report(Descriptors.NameTaken, Places.Argument(inquiry.Attribute, null, 0, inquiry.Cancellation), declaration.Name, owner);
    }
}
