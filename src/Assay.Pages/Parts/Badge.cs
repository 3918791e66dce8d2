namespace Assay.Pages.Parts;

/// <summary>How something stands.</summary>
public enum Tone
{
    /// <summary>Nothing to say.</summary>
    Neutral,

    /// <summary>Well.</summary>
    Good,

    /// <summary>To be looked at.</summary>
    Warning,

    /// <summary>Wrong.</summary>
    Bad,
}

/// <summary>A word with a colour and a sign, so that the colour isn't needed to understand it.</summary>
public static class Badge
{
    /// <summary>A badge.</summary>
    public static SafeHtml Of(string word, Tone tone = Tone.Neutral)
    {
        var (name, sign) = tone switch
        {
            Tone.Good => ("good", "✓ "),
            Tone.Warning => ("warning", "! "),
            Tone.Bad => ("bad", "✗ "),
            _ => ("neutral", ""),
        };
        return Html.Of($"<span class=\"badge {name}\"><span aria-hidden=\"true\">{sign}</span>{word}</span>");
    }

    /// <summary>A badge that names a severity.</summary>
    public static SafeHtml Of(Severity severity) => severity switch
    {
        Severity.Error => Of("error", Tone.Bad),
        Severity.Warning => Of("warning", Tone.Warning),
        _ => Of("info"),
    };
}
