namespace Assay.Profiling.Updates;

/// <summary>An attribute as it stands in a declaration.</summary>
/// <param name="Name">Its name without type arguments and without <c>Attribute</c>.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Arguments">Where each of its arguments stands.</param>
internal sealed record WrittenAttribute(string Name, int Start, int End, IReadOnlyList<(int Start, int End)> Arguments);

/// <summary>A property as it stands in a declaration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Start">Where it begins, with the comments and blank lines before it: the line after the member above.</param>
/// <param name="End">Where its last line ends, with the line's end.</param>
/// <param name="First">Where its first word or attribute begins.</param>
/// <param name="Type">Where its type stands.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record WrittenProperty(string Name, int Start, int End, int First, (int Start, int End) Type, IReadOnlyList<WrittenAttribute> Attributes);

/// <summary>A record's declaration as text: where its properties, their types and attributes stand.</summary>
internal sealed class RecordSource
{
    private static readonly HashSet<string> s_modifiers = new(StringComparer.Ordinal)
    {
        "public", "internal", "private", "protected", "required", "virtual", "override", "sealed", "new", "readonly", "abstract", "partial", "unsafe", "extern", "file",
    };

    private readonly List<CSharpToken> _tokens;

    private RecordSource(string text, List<CSharpToken> tokens)
    {
        Text = text;
        _tokens = tokens;
    }

    public string Text { get; }

    public IReadOnlyList<WrittenProperty> Properties { get; private set; } = [];

    /// <summary>Where the closing brace stands.</summary>
    public int Close { get; private set; }

    /// <summary>Where the record's own attributes and words begin, up to its closing brace: whatever refers to its members.</summary>
    public int Open { get; private set; }

    /// <summary>Finds the record of a name from a line on.</summary>
    /// <returns>Null where it isn't there, or has no body.</returns>
    public static RecordSource? Find(string text, string name, int line)
    {
        var from = 0;
        for (var number = 1; number < line && from >= 0; number++)
            from = text.IndexOf('\n', from) + 1 is > 0 and var next ? next : -1;
        if (from < 0)
            return null;
        var source = new RecordSource(text, CSharpTokens.Of(text));
        var at = source._tokens.FindIndex(token => token.Start >= from && source.Is(token, "record", "class", "struct"));
        for (; at >= 0 && at + 1 < source._tokens.Count; at = source._tokens.FindIndex(at + 1, token => source.Is(token, "record", "class", "struct")))
        {
            if (source.Is(source._tokens[at + 1], name))
                return source.Read(at + 2, from) ? source : null;
        }

        return null;
    }

    /// <summary>How often a word stands in the record outside of a property.</summary>
    public bool IsNamedOutside(WrittenProperty property) => _tokens.Exists(token =>
        token.Kind == TokenKind.Word && token.Start >= Open && token.Start < Close && (token.Start < property.First || token.Start >= property.End)
        && Word(token).Equals(property.Name, StringComparison.OrdinalIgnoreCase));

    private bool Read(int at, int from)
    {
        while (at < _tokens.Count && !Is(_tokens[at], "{"))
        {
            // A record of positional members, or without a body.
            if (Is(_tokens[at], ";"))
                return false;
            at = Is(_tokens[at], "(") ? Matching(at) + 1 : at + 1;
        }

        if (at >= _tokens.Count)
            return false;
        var end = Matching(at);
        (Open, Close) = (from, _tokens[end].Start);
        var properties = new List<WrittenProperty>();
        for (var member = at + 1; member < end;)
        {
            var last = LastOf(member, end);
            if (Property(member, last) is { } property)
                properties.Add(property);
            member = last + 1;
        }

        Properties = properties;
        return true;
    }

    // A member ends with its semicolon, or with its block where no initializer follows.
    private int LastOf(int at, int end)
    {
        while (at < end)
        {
            if (Is(_tokens[at], ";"))
                return at;
            if (Is(_tokens[at], "{", "(", "["))
            {
                var block = Is(_tokens[at], "{");
                at = Matching(at);
                if (block && (at + 1 >= end || !Is(_tokens[at + 1], "=")))
                    return at;
            }

            at++;
        }

        return end - 1;
    }

    private WrittenProperty? Property(int first, int last)
    {
        var at = first;
        var attributes = new List<WrittenAttribute>();
        while (at < last && Is(_tokens[at], "["))
        {
            var close = Matching(at);
            attributes.AddRange(Attributes(at + 1, close));
            at = close + 1;
        }

        while (at < last && _tokens[at].Kind == TokenKind.Word && s_modifiers.Contains(Word(_tokens[at])))
            at++;
        var block = _tokens.FindIndex(at, last - at + 1, token => Is(token, "{", "(", "=", ";"));
        if (block <= at + 1 || !Is(_tokens[block], "{") || _tokens[block - 1].Kind != TokenKind.Word || !Is(_tokens[block + 1], "get", "set", "init", "["))
            return null;
        return new WrittenProperty(
            Word(_tokens[block - 1]).TrimStart('@'), AfterLine(_tokens[first - 1].End), AfterLine(_tokens[last].End), _tokens[first].Start, (_tokens[at].Start, _tokens[block - 2].End), attributes);
    }

    private IEnumerable<WrittenAttribute> Attributes(int at, int close)
    {
        while (at < close)
        {
            var first = at;
            var name = "";
            var arguments = new List<(int, int)>();
            for (; at < close && !Is(_tokens[at], ","); at++)
            {
                if (Is(_tokens[at], "<"))
                {
                    // Type arguments of attributes are plain names.
                    while (!Is(_tokens[at], ">"))
                        at++;
                }
                else if (Is(_tokens[at], "("))
                {
                    var end = Matching(at);
                    arguments.AddRange(Arguments(at + 1, end));
                    at = end;
                }
                else if (_tokens[at].Kind == TokenKind.Word)
                {
                    name = Word(_tokens[at]);
                }
            }

            yield return new WrittenAttribute(
                name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name, _tokens[first].Start, _tokens[at - 1].End, arguments);
            at++;
        }
    }

    private IEnumerable<(int Start, int End)> Arguments(int at, int close)
    {
        for (var first = at; at <= close; at++)
        {
            if (at < close && Is(_tokens[at], "(", "[", "{"))
            {
                at = Matching(at);
            }
            else if (at == close || Is(_tokens[at], ","))
            {
                if (at > first)
                    yield return (_tokens[first].Start, _tokens[at - 1].End);
                first = at + 1;
            }
        }
    }

    private int Matching(int open)
    {
        var depth = 0;
        for (var at = open; at < _tokens.Count; at++)
        {
            if (Is(_tokens[at], "(", "[", "{"))
                depth++;
            else if (Is(_tokens[at], ")", "]", "}") && --depth == 0)
                return at;
        }

        return _tokens.Count - 1;
    }

    private int AfterLine(int at) => Text.IndexOf('\n', at) is var end && end < 0 ? Text.Length : end + 1;

    private string Word(CSharpToken token) => Text[token.Start..token.End];

    private bool Is(CSharpToken token, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (token.Kind != TokenKind.Literal && Text.AsSpan(token.Start, token.End - token.Start).SequenceEqual(word))
                return true;
        }

        return false;
    }
}
