namespace Assay.Pages.Parts;

/// <summary>Charts side by side, as many as the width allows.</summary>
public static class ChartGrid
{
    /// <summary>Writes charts into a grid. Without any, nothing.</summary>
    public static SafeHtml Of(params IReadOnlyList<SafeHtml> charts)
    {
        var joined = SafeHtml.Join(charts);
        return joined.IsEmpty ? SafeHtml.Empty : Html.Of($"<div class=\"charts\">{joined}</div>");
    }
}
