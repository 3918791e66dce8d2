namespace Assay.Data.Sql;

/// <summary>The kinds of rules that are said in SQL, with every argument that was thought of: one that isn't here changes what a rule means.</summary>
internal static class SqlKinds
{
    private static readonly Dictionary<string, string[]> s_arguments = new(StringComparer.Ordinal)
    {
        ["required"] = [],
        ["range"] = ["min", "max", "minExclusive", "maxExclusive"],
        ["outside"] = ["min", "max"],
        ["finite"] = [],
        ["one_of"] = ["values"],
        ["not_one_of"] = ["values"],
        ["pattern"] = ["pattern"],
        ["length"] = ["min", "max"],
        ["mean"] = ["min", "max"],
        ["max_age"] = ["seconds"],
        ["references"] = ["dataset", "column"],
        ["unique"] = ["scope"],
        ["row_count"] = ["min", "max", "scope"],
    };

    public static bool Knows(RuleDescriptor rule) =>
        s_arguments.TryGetValue(rule.Kind, out var arguments) && rule.Arguments.Keys.All(name => arguments.Contains(name, StringComparer.Ordinal));
}
