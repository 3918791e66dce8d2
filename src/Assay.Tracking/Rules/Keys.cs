using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Tracking.Rules;

/// <summary>What a key of a metric, parameter or tag may be. Keys were once file names, hence the rules about paths.</summary>
public static partial class Keys
{
    // Most keys are made of these alone, which is faster to see than the whole rule.
    private static readonly SearchValues<char> s_plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_.- :");

    /// <summary>Why a key is refused, in MLflow's words; null where it is fine.</summary>
    /// <param name="kind">What it is a key of, for the length message, such as <c>Param key</c>.</param>
    /// <param name="key">The key.</param>
    /// <param name="field">The request's field, such as <c>key</c> or <c>metrics[0].name</c>.</param>
    public static string? Fault(string kind, string? key, string field = "key")
    {
        if (string.IsNullOrEmpty(key))
            return $"Missing value for required parameter '{field}'. See the API docs for more information about request parameters.";
        if (key.AsSpan().ContainsAnyExcept(s_plain) && !Allowed().IsMatch(key))
        {
            return $"Invalid value \"{key}\" for parameter '{field}' supplied: Names may only contain alphanumerics, "
                + "underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).";
        }

        if (!IsItsOwnPath(key))
        {
            return $"Invalid value \"{key}\" for parameter '{field}' supplied: Names may be treated as files in certain "
                + "cases, and must not resolve to other names when treated as such.";
        }

        return key.Length > Limits.Key
            ? string.Create(CultureInfo.InvariantCulture, $"'{kind}' exceeds the maximum length of {Limits.Key} characters")
            : null;
    }

    internal static void Demand(string kind, string? key, string field = "key")
    {
        if (Fault(kind, key, field) is { } fault)
            throw TrackingException.Invalid(fault);
    }

    /// <summary>The same for an entry of a list, whose place is written out only where it is refused.</summary>
    internal static void Demand(string kind, string? key, string list, int place, string field)
    {
        if (Fault(kind, key) is not null)
            Demand(kind, key, FormattableString.Invariant($"{list}[{place}].{field}"));
    }

    internal static void DemandLength(string field, string? value, int most)
    {
        if (value?.Length > most)
        {
            throw TrackingException.Invalid(
                string.Create(CultureInfo.InvariantCulture, $"'{field}' exceeds the maximum length of {most} characters"));
        }
    }

    internal static void DemandText(string field, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw TrackingException.Invalid(
                $"Missing value for required parameter '{field}'. See the API docs for more information about request parameters.");
        }
    }

    private static bool IsItsOwnPath(string key) =>
        key[0] != '/' && key[^1] != '/' && !key.Split('/').Any(part => part is "" or "." or "..");

    [GeneratedRegex(@"^[/\w.\- :]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Allowed();
}
