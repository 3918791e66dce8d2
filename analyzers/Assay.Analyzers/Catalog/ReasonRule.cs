using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Catalog;

/// <summary>ASY6011: a demand is answered with a placeholder. Code fixes write such ones, to be filled in.</summary>
internal static class ReasonRule
{
    private static readonly string[] s_marks = ["todo", "fixme", "tbd", "xxx", "say why", "say which", "say what"];
    private static readonly string[] s_words = ["reason", "because", "why", "placeholder"];

    public static void Check(Inquiry inquiry, AttributeText text)
    {
        if (Asked(text) && IsPlaceholder(text.Text.Trim(), text.Parameter))
        {
            var name = text.Attribute.AttributeClass!.Name;
            var shown = name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
            inquiry.Report(Descriptors.PlaceholderReason, text.Place(inquiry.Cancellation), shown, text.Text);
        }
    }

    // Attributes that state an intent call their parameter so, those that will be added as well.
    private static bool Asked(AttributeText text) => text.Parameter is "reason" or "Why" or "Owner"
        && text.Attribute.AttributeClass?.ContainingNamespace is { Name: "Assay", ContainingNamespace.IsGlobalNamespace: true };

    private static bool IsPlaceholder(string text, string parameter)
    {
        // That there is no owner is another rule's.
        if (parameter == "Owner")
            return text == "team" || s_marks.Any(mark => Begins(text, mark));
        return !text.Any(char.IsLetterOrDigit)
            || s_words.Any(word => string.Equals(text, word, StringComparison.OrdinalIgnoreCase))
            || s_marks.Any(mark => Begins(text, mark));
    }

    private static bool Begins(string text, string mark) =>
        text.StartsWith(mark, StringComparison.OrdinalIgnoreCase) && (text.Length == mark.Length || !char.IsLetterOrDigit(text[mark.Length]));
}
