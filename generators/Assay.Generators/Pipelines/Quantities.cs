namespace Assay.Generators.Pipelines;

/// <summary>Checks quantities of Kubernetes: digits with at most one point, then a suffix of the decimal or binary series.</summary>
internal static class Quantities
{
    private static readonly string[] s_memory = ["", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    private static readonly string[] s_processor = ["", "m"];

    public static bool IsProcessor(string text) => IsQuantity(text, s_processor);

    public static bool IsMemory(string text) => IsQuantity(text, s_memory);

    private static bool IsQuantity(string text, string[] suffixes)
    {
        var digits = 0;
        var points = 0;
        var nonzero = false;
        var end = 0;
        for (; end < text.Length && text[end] is (>= '0' and <= '9') or '.'; end++)
        {
            if (text[end] == '.')
                points++;
            else
                digits++;
            nonzero |= text[end] is >= '1' and <= '9';
        }

        return digits > 0 && points <= 1 && nonzero && Array.IndexOf(suffixes, text.Substring(end)) >= 0;
    }
}
