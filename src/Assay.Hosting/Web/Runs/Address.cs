namespace Assay.Hosting.Web.Runs;

/// <summary>Addresses with what a page remembers in their query.</summary>
internal static class Address
{
    /// <summary>A path with a query; pairs without a value are left out.</summary>
    public static string Of(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var pairs = string.Join('&', query.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));
        return pairs.Length == 0 ? path : $"{path}?{pairs}";
    }

    public static string Run(string id) => $"/runs/{Uri.EscapeDataString(id)}";
}
