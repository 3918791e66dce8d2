using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>How text is written.</summary>
internal static class WritingRules
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    public static readonly RuleEntry[] Entries =
    [
        new("Assay.StartsWithAttribute", static rule => Texts(rule, "starts_with", "starts with")),
        new("Assay.EndsWithAttribute", static rule => Texts(rule, "ends_with", "ends with")),
        new("Assay.ContainsAttribute", static rule => Texts(rule, "contains", "contains")),
        new("Assay.CasingAttribute", Casing),
        new("Assay.AsciiAttribute", static rule => Text(rule, "ascii", "only characters of ASCII")),
        new("Assay.TrimmedAttribute", static rule => Text(rule, "trimmed", "no white space at either end")),
        new("Assay.FormatAttribute", static rule => Format(rule, rule.Given.Count == 1 ? AttributeValues.EnumMember(rule.Given[0]) : null)),
        new("Assay.DateTextAttribute", DateText),
        new(Annotations + "EmailAddressAttribute", static rule => Format(rule, "Email")),
        new(Annotations + "UrlAttribute", static rule => Format(rule, "Url")),
        new(Annotations + "PhoneAttribute", static rule => Format(rule, "Phone")),
        new(Annotations + "CreditCardAttribute", static rule => Format(rule, "CreditCard")),
        new(Annotations + "Base64StringAttribute", static rule => Format(rule, "Base64")),
        new(Annotations + "FileExtensionsAttribute", static rule => NotKept(rule, "write [EndsWith(…)]")),
        new(Annotations + "CustomValidationAttribute", static rule => NotKept(rule, "write a [Check]")),
    ];

    private static bool IsText(RuleRequest rule)
    {
        if (rule.Column.Kind != ColumnKind.String)
            rule.Wrong("text");
        return rule.Column.Kind == ColumnKind.String;
    }

    private static void Text(RuleRequest rule, string kind, string words)
    {
        if (IsText(rule))
            rule.Add(kind, words, null);
    }

    private static void Texts(RuleRequest rule, string kind, string words)
    {
        var texts = rule.Attribute.Texts(0).ToList();
        if (!IsText(rule))
            return;
        if (texts.Count == 0 || texts.Contains(""))
            rule.Problem(ProblemKind.Bound, texts.Count == 0 ? "no text is given" : $"every text {words} the empty one, so nothing is checked");
        else
            rule.Add(kind, $"{words} {string.Join(" or ", texts)}", null, ("texts", $"[{string.Join(",", texts.Select(JsonText.Quote))}]"));
    }

    private static void Casing(RuleRequest rule)
    {
        if (!IsText(rule) || rule.Given.Count != 1 || AttributeValues.EnumMember(rule.Given[0]) is not { } letters)
            return;
        var word = letters == "Lower" ? "lower" : "upper";
        rule.Add("casing", $"letters in {word} case", null, ("case", JsonText.Quote(word)));
    }

    private static void Format(RuleRequest rule, string? format)
    {
        if (IsText(rule) && format is not null)
            rule.Add("format", $"written as {Words(format)}", null, ("format", JsonText.Quote(format)));
    }

    private static void DateText(RuleRequest rule)
    {
        if (!IsText(rule) || rule.Attribute.Argument<string>(0) is not { } format)
            return;
        if (format.Length == 0 || !IsDateFormat(format))
            rule.Problem(ProblemKind.Pattern, $"'{format}' is no format of dates and times: write 'yyyy-MM-dd' or the like");
        else
            rule.Add("date_text", $"a date written as {format}", null, ("format", JsonText.Quote(format)));
    }

    // What is written in a format is read in it.
    private static bool IsDateFormat(string format)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        try
        {
            var text = new DateTime(2001, 2, 3, 4, 5, 6).ToString(format, culture);
            return text != new DateTime(2012, 11, 10, 21, 8, 9).ToString(format, culture) && DateTime.TryParseExact(text, format, culture, System.Globalization.DateTimeStyles.RoundtripKind, out _);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void NotKept(RuleRequest rule, string instead) => rule.Problem(
        ProblemKind.AttributeType, $"[{rule.Attribute.AttributeClass!.Name.Replace("Attribute", "")}] can't be kept over data: {instead}");

    private static string Words(string format) => format switch
    {
        "Email" => "an e-mail address",
        "Url" => "a URL",
        "Phone" => "a telephone number",
        "Uuid" => "a UUID",
        "IPv4" => "an IPv4 address",
        "IPv6" => "an IPv6 address",
        "Mac" => "a MAC address",
        "Iban" => "an IBAN",
        "CreditCard" => "a card number",
        "Isbn" => "an ISBN",
        "Vin" => "a VIN",
        "CountryCode" => "a country code",
        "CurrencyCode" => "a currency code",
        "Json" => "JSON",
        _ => "Base64",
    };
}
