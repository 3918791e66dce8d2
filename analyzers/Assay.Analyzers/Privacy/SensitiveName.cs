using Assay.Generators.Datasets;

namespace Assay.Analyzers.Privacy;

/// <summary>What a column's name says that its values are.</summary>
/// <param name="What">In words, for the message.</param>
/// <param name="Sensitivity">The member of <c>Sensitivity</c> that it should be marked with.</param>
/// <param name="Kinds">The types that such values have: what is of another is something about them, such as a flag.</param>
/// <param name="Cores">The words that name it, several where one alone is too common. They must stand together in a name.</param>
/// <param name="Tails">
/// Words that may follow: the name's last word says what it is in most languages, so an <c>EmailCount</c> is no address.
/// </param>
internal sealed record SensitiveName(string What, string Sensitivity, ColumnKind[] Kinds, string[] Cores, string[] Tails)
{
    private readonly string[][] _cores = [.. Cores.Select(static core => core.Split(' '))];

    /// <summary>The words that a name begins with.</summary>
    public IEnumerable<string> First => _cores.Select(static core => core[0]);

    /// <summary>What a column's name says; null where it says nothing that needs to be classified.</summary>
    public static SensitiveName? Of(string name, ColumnKind kind)
    {
        var words = ColumnWords.Of(name);
        return words.Any(SensitiveNames.First.Contains) ? SensitiveNames.All.FirstOrDefault(one => one.Kinds.Contains(kind) && one.Names(words)) : null;
    }

    private bool Names(IReadOnlyList<string> words)
    {
        foreach (var core in _cores)
        {
            for (var start = 0; start + core.Length <= words.Count; start++)
            {
                if (Stands(core, words, start) && !Denied(words, start) && Followed(words, start + core.Length))
                    return true;
            }
        }

        return false;
    }

    private static bool Stands(string[] core, IReadOnlyList<string> words, int start)
    {
        for (var i = 0; i < core.Length; i++)
        {
            if (words[start + i] != core[i])
                return false;
        }

        return true;
    }

    private static bool Denied(IReadOnlyList<string> words, int start)
    {
        for (var i = 0; i < start; i++)
        {
            if (SensitiveNames.Denying.Contains(words[i]))
                return true;
        }

        return false;
    }

    private bool Followed(IReadOnlyList<string> words, int next)
    {
        for (var i = next; i < words.Count; i++)
        {
            if (!Tails.Contains(words[i]) && !SensitiveNames.Persons.Contains(words[i]) && !SensitiveNames.Qualifying.Contains(words[i]))
                return false;
        }

        return true;
    }
}
