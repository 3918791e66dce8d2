using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Catalog;

/// <summary>ASY6007: a text of a declaration holds a secret. What it is is said, never how it reads.</summary>
internal static class SecretRule
{
    public static void Check(Inquiry inquiry, AttributeText text)
    {
        // A pattern describes texts, and is none of them.
        if (text.Attribute.Is(KnownAttributes.Matches) || text.Attribute.Is(KnownAttributes.RegularExpression))
            return;
        if (Secrets.Kind(text.Text) is { } kind)
            inquiry.Report(Descriptors.Secret, text.Place(inquiry.Cancellation), text.Parameter, kind);
    }
}
