using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Catalog;

/// <summary>ASY6002: nobody answers for a declaration.</summary>
internal static class OwnerRule
{
    public static void Check(Inquiry inquiry)
    {
        // Rows between steps are their pipeline's; rows without a source are nobody's delivery.
        if (inquiry.Declaration.Kind == DeclarationKind.Dataset && inquiry.Attribute.Named<string>("Source") is null)
            return;
        if (string.IsNullOrWhiteSpace(inquiry.Attribute.Named<string>("Owner")))
            inquiry.Report(Descriptors.NoOwner, Places.Of(inquiry.Attribute, inquiry.Cancellation), inquiry.Declaration.Kind, inquiry.Declaration.Name);
    }
}
