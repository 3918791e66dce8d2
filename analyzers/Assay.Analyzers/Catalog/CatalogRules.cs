using Assay.Analyzers.Declarations;

namespace Assay.Analyzers.Catalog;

/// <summary>All rules about what the catalog shows of declarations of every kind.</summary>
internal static class CatalogRules
{
    public static void Check(Inquiry inquiry)
    {
        SummaryRule.Check(inquiry);
        OwnerRule.Check(inquiry);
        SourceRules.Check(inquiry);
        foreach (var text in AttributeText.Of(inquiry.Type, inquiry.Cancellation))
        {
            SecretRule.Check(inquiry, text);
            ReasonRule.Check(inquiry, text);
        }
    }
}
