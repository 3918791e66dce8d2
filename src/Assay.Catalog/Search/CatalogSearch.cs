using Assay.Catalog.Folding;

namespace Assay.Catalog.Search;

/// <summary>
/// Full-text search over the catalog: every word asked for must be found, as it stands, as the start of a word, or with a letter or two
/// wrong; words in names count most. Never changes.
/// </summary>
public sealed class CatalogSearch
{
    private static readonly (string Field, double Weight, Func<SearchDocument, IReadOnlyList<string>> Words)[] Fields =
    [
        ("name", 6, d => Words.OfName(d.Name)),
        ("owner", 3, d => Words.OfName(d.Owner)),
        ("columns", 2.5, d => Words.Of(d.Columns)),
        ("documentation", 2, d => Words.Of(d.Text)),
        ("tags", 1.5, d => Words.Of(d.Tags)),
        ("details", 1, d => Words.Of(d.Details)),
        ("kind", 1, d => Words.Of(d.Kind)),
    ];

    private readonly IReadOnlyList<(SearchDocument Document, IReadOnlyList<IReadOnlyList<string>> Words)> _entries;
    private readonly IReadOnlyList<string> _vocabulary;

    /// <summary>An index over a catalog.</summary>
    public CatalogSearch(CatalogModel catalog)
        : this((catalog ?? throw new ArgumentNullException(nameof(catalog))).Assets.Select(SearchDocument.Of))
    {
    }

    /// <summary>An index over documents.</summary>
    public CatalogSearch(IEnumerable<SearchDocument> documents)
    {
        _entries = [.. documents.Select(d => (d, (IReadOnlyList<IReadOnlyList<string>>)[.. Fields.Select(f => f.Words(d))]))];
        _vocabulary = [.. _entries.SelectMany(e => e.Words).SelectMany(w => w).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Searches.</summary>
    /// <param name="text">Words; none finds nothing.</param>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="owner">Only what this team answers for; null for all.</param>
    public SearchResult Search(string text, string? kind = null, string? owner = null)
    {
        var asked = Words.Of(text);
        var found = _entries
            .Select(e => Score(e.Document, e.Words, asked)).OfType<SearchHit>()
            .OrderByDescending(h => h.Score).ThenBy(h => h.Document.Name, StringComparer.Ordinal).ThenBy(h => h.Document.Urn, StringComparer.Ordinal).ToList();
        return new(
            [.. found.Where(h => (kind is null || h.Document.Kind == kind) && (owner is null || h.Document.Owner == owner))],
            Counts(found, h => h.Document.Kind),
            Counts(found, h => h.Document.Owner),
            Meant(asked, found.Count > 0));
    }

    private static SearchHit? Score(SearchDocument document, IReadOnlyList<IReadOnlyList<string>> words, IReadOnlyList<string> asked)
    {
        if (asked.Count == 0)
            return null;
        var score = 0.0;
        var reasons = new List<HitReason>();
        foreach (var term in asked)
        {
            HitReason? best = null;
            var most = 0.0;
            for (var f = 0; f < Fields.Length; f++)
            {
                foreach (var word in words[f])
                {
                    var (how, quality) = Match(term, word);
                    if (quality * Fields[f].Weight > most)
                        (most, best) = (quality * Fields[f].Weight, new(term, word, Fields[f].Field, how));
                }
            }

            if (best is null)
                return null;
            score += most;
            reasons.Add(best);
        }

        // Of two that match alike, the one whose name says less besides is the one that was meant.
        return new(document, score / (1 + (0.01 * words[0].Count)), reasons);
    }

    private static (string How, double Quality) Match(string term, string word)
    {
        if (word == term)
            return ("exactly", 1);
        if (word.StartsWith(term, StringComparison.Ordinal))
            return ("as its start", 0.5 + (0.3 * term.Length / word.Length));
        var tolerance = Words.Tolerance(term);
        var distance = tolerance == 0 ? 1 : Words.Distance(term, word, tolerance);
        return distance <= tolerance ? ("nearly", 0.45 / distance) : ("", 0);
    }

    private string? Meant(IReadOnlyList<string> asked, bool found)
    {
        var meant = asked.Select(term => _vocabulary.Any(w => w.StartsWith(term, StringComparison.Ordinal)) ? term : Nearest(term, found ? Words.Tolerance(term) : 2) ?? term).ToList();
        return meant.SequenceEqual(asked, StringComparer.Ordinal) ? null : string.Join(' ', meant);
    }

    private string? Nearest(string term, int most) => term.Length < 3 ? null : _vocabulary
        .Select(word => (word, Distance: Words.Distance(term, word, most)))
        .Where(w => w.Distance <= most).OrderBy(w => w.Distance).ThenBy(w => w.word, StringComparer.Ordinal).Select(w => w.word).FirstOrDefault();

    private static IReadOnlyList<(string Value, int Count)> Counts(List<SearchHit> hits, Func<SearchHit, string> value) =>
    [
        .. hits.GroupBy(value, StringComparer.Ordinal).Where(g => g.Key.Length > 0).Select(g => (g.Key, g.Count()))
            .OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal),
    ];
}

/// <summary>What a search found.</summary>
/// <param name="Hits">The best first.</param>
/// <param name="Kinds">How many of each kind, before the choice of a kind or owner.</param>
/// <param name="Owners">How many of each team, before the choice of a kind or owner.</param>
/// <param name="DidYouMean">What was probably meant, where a word occurs nowhere as it was written; else null.</param>
public sealed record SearchResult(
    IReadOnlyList<SearchHit> Hits, IReadOnlyList<(string Value, int Count)> Kinds, IReadOnlyList<(string Value, int Count)> Owners, string? DidYouMean);

/// <summary>One asset found.</summary>
/// <param name="Document">The asset.</param>
/// <param name="Score">How well it fits; comparable within one search only.</param>
/// <param name="Reasons">Why, one for each word asked for.</param>
public sealed record SearchHit(SearchDocument Document, double Score, IReadOnlyList<HitReason> Reasons)
{
    /// <summary>Why, in words: <c>flihgt: nearly "flight" in the name</c>.</summary>
    public string Why => string.Join("; ", Reasons.Select(r => r.How == "exactly" ? $"\"{r.Word}\" in {Place(r.Field)}" : $"{r.Term}: {r.How} \"{r.Word}\" in {Place(r.Field)}"));

    private static string Place(string field) => field is "columns" ? "a column" : $"the {field}";
}

/// <summary>Why a word asked for was found.</summary>
/// <param name="Term">The word asked for.</param>
/// <param name="Word">The word found.</param>
/// <param name="Field">Where: <c>name, owner, columns, documentation, tags, details, kind</c>.</param>
/// <param name="How"><c>exactly</c>, <c>as its start</c> (of the word found) or <c>nearly</c>.</param>
public sealed record HitReason(string Term, string Word, string Field, string How);
