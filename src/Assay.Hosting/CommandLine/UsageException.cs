namespace Assay.Hosting.CommandLine;

/// <summary>The user asked for something that does not exist or can't be meant. Ends with exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Names a thing that is not declared, and the nearest ones that are.</summary>
    public static UsageException Unknown(string kind, string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        var nearest = Suggestions.Nearest(name, names);
        var hint = nearest is not null ? $" Did you mean '{nearest}'?"
            : names.Count == 0 ? $" This app declares no {kind}."
            : $" Declared: {string.Join(", ", names.Order(StringComparer.Ordinal))}.";
        return new UsageException($"There is no {kind} '{name}'.{hint}");
    }
}
