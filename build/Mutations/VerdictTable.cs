namespace Build.Mutations;

/// <summary>The table in <c>docs/rules/README.md</c>: what came of each edit when it was last run.</summary>
internal static class VerdictTable
{
    private const string Begin = "<!-- broken rules: written by ./build.sh mutate --record -->\n";
    private const string End = "<!-- end of broken rules -->";
    private const string Head = "| rule | broken so that it … | tests that fail, of those run |\n|---|---|---|\n";

    /// <summary>Writes verdicts into it. What wasn't run now keeps its line, and what isn't listed any more loses it.</summary>
    /// <exception cref="CakeException">The page has no such part.</exception>
    public static void Record(IEnumerable<Verdict> verdicts, IEnumerable<Mutation> listed)
    {
        var file = Repository.Root.CombineWithFilePath("docs/rules/README.md").FullPath;
        var page = File.ReadAllText(file);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        if (begin < Begin.Length || end < begin)
            throw new CakeException(2, $"docs/rules/README.md has no part between '{Begin.TrimEnd()}' and '{End}'.");
        var lines = page[begin..end].Split('\n').ToHashSet(StringComparer.Ordinal);
        var news = verdicts.ToDictionary(static one => Key(one.Mutation), static one => one.Count, StringComparer.Ordinal);
        var rows = listed.Select(Key).Select(key => news.TryGetValue(key, out var count)
            ? $"{key}{count} |\n"
            : string.Concat(lines.Where(line => line.StartsWith(key, StringComparison.Ordinal)).Select(static line => line + "\n")));
        File.WriteAllText(file, page[..begin] + Head + string.Concat(rows) + page[end..]);
    }

    private static string Key(Mutation mutation) => $"| {mutation.Rule} | {mutation.Broken} | ";
}
