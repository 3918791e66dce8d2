using System.Text.RegularExpressions;

namespace Assay.Tracking.Rules;

/// <summary>What a registered model and an alias may be called.</summary>
public static partial class ModelNames
{
    /// <summary>Why a model's name is refused; null where it is fine.</summary>
    /// <remarks>MLflow takes <c>/</c> and <c>:</c> too, but no <c>models:/</c> address reaches such a model.</remarks>
    public static string? Fault(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return "Missing value for required parameter 'name'. See the API docs for more information about request parameters.";
        if (name.Length > Limits.ModelName)
            return $"'name' exceeds the maximum length of {Limits.ModelName} characters";
        return name.AsSpan().ContainsAny("/:")
            ? $"Invalid model name '{name}': it may hold neither '/' nor ':', which a models:/ address cannot carry. Use '-' or '.'."
            : null;
    }

    /// <summary>Why an alias is refused; null where it is fine.</summary>
    public static string? AliasFault(string? alias)
    {
        if (string.IsNullOrEmpty(alias))
            return "Missing value for required parameter 'alias'. See the API docs for more information about request parameters.";
        if (alias.Length > Limits.Alias)
            return $"'alias' exceeds the maximum length of {Limits.Alias} characters";
        if (!Word().IsMatch(alias))
            return $"Invalid alias name: '{alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).";
        if (alias.Equals("latest", StringComparison.OrdinalIgnoreCase))
            return "'latest' alias name (case insensitive) is reserved.";
        return VersionLike().IsMatch(alias) ? $"Version alias name '{alias}' is reserved." : null;
    }

    internal static void Demand(string? name) => Throw(Fault(name));

    internal static void DemandAlias(string? alias) => Throw(AliasFault(alias));

    private static void Throw(string? fault)
    {
        if (fault is not null)
            throw TrackingException.Invalid(fault);
    }

    [GeneratedRegex(@"^[\w\-]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[vV][0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex VersionLike();
}
