namespace Assay.Pages.Parts;

/// <summary>Names and what they stand for, as a list of definitions.</summary>
public static class Facts
{
    /// <summary>Writes facts. Those whose value is null or empty are left out.</summary>
    /// <param name="facts">Name and value; a <see cref="SafeHtml"/> goes in as it is, everything else as text.</param>
    public static SafeHtml Of(IEnumerable<(string Name, object? Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var items = SafeHtml.Join(
            facts.Where(f => f.Value is not (null or "" or SafeHtml { IsEmpty: true })).Select(f => Html.Of($"<div><dt>{f.Name}</dt><dd>{f.Value}</dd></div>")), "");
        return items.IsEmpty ? SafeHtml.Empty : Html.Of($"<dl class=\"facts\">{items}</dl>");
    }
}
