namespace Assay.Pages.Escaping;

/// <summary>
/// Reads markup piece by piece and knows, between two pieces, in which place a value would stand. It follows the states of the HTML
/// tokenizer (WHATWG, 13.2.5) as far as they decide that; markup is our own, so it needs no repair of faults.
/// </summary>
internal sealed class HtmlScanner
{
    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "action", "formaction", "cite", "poster", "data", "background", "ping", "manifest", "xlink:href",
    };

    private State _state;
    private string _tag = "", _attribute = "", _rawEnd = "";
    private char _quote;

    /// <summary>What <see cref="Where"/> says between tags.</summary>
    internal const string BetweenTags = "between tags";

    private enum State
    {
        Text, TagOpen, TagName, InTag, AttributeName, BeforeValue, Quoted, Unquoted, Comment, Declaration, RawText,
    }

    /// <summary>The place in which a value would stand now.</summary>
    internal Place Place => _state switch
    {
        State.Text => Place.Text,
        State.RawText when _rawEnd is "title" or "textarea" => Place.Quoted,
        State.Quoted when IsHandler => Place.Refused,
        State.Quoted when _attribute == "style" => Place.Style,
        State.Quoted when Addresses.Contains(_attribute) && !AddressBegun => Place.Address,
        State.Quoted => Place.Quoted,
        _ => Place.Refused,
    };

    /// <summary>Why no value may stand here; null where one may.</summary>
    internal string? Refusal => Place != Place.Refused ? null : _state switch
    {
        State.RawText => $"into a <{_rawEnd}> element",
        State.Quoted => $"into the attribute '{_attribute}'",
        State.Comment or State.Declaration => "into a comment or declaration",
        State.BeforeValue or State.Unquoted => $"into the attribute '{_attribute}' without quotes",
        _ => $"as the name of a tag or attribute (in <{_tag}>)",
    };

    /// <summary>
    /// Whether markup has begun the attribute's value. A value that was written doesn't count: it may be empty, or one half of a scheme.
    /// </summary>
    internal bool AddressBegun { get; set; }

    /// <summary>In which part of the markup the scanner is, in words.</summary>
    internal string Where => _state switch
    {
        State.Text => BetweenTags,
        State.TagOpen or State.TagName or State.InTag or State.AttributeName => "in a tag",
        State.BeforeValue or State.Unquoted or State.Quoted => $"in the attribute '{_attribute}'",
        State.RawText => $"in a <{_rawEnd}> element",
        _ => "in a comment or declaration",
    };

    private bool IsHandler => _attribute.StartsWith("on", StringComparison.Ordinal) || _attribute is "srcdoc" or "srcset";

    /// <summary>Reads markup.</summary>
    internal void Read(ReadOnlySpan<char> markup)
    {
        for (var i = 0; i < markup.Length; i++)
            Read(markup, ref i);
    }

    private void Read(ReadOnlySpan<char> markup, ref int i)
    {
        var c = markup[i];
        switch (_state)
        {
            case State.Text when c == '<':
                _state = State.TagOpen;
                _tag = "";
                break;
            case State.TagOpen:
                OpenTag(markup, ref i);
                break;
            case State.TagName:
                ReadTagName(c);
                break;
            case State.InTag:
                ReadInTag(c);
                break;
            case State.AttributeName:
                ReadAttributeName(c);
                break;
            case State.BeforeValue when !char.IsWhiteSpace(c):
                BeginValue(c);
                break;
            case State.Quoted when c == _quote:
                _state = State.InTag;
                _attribute = "";
                break;
            case State.Quoted when !char.IsWhiteSpace(c):
                AddressBegun = true;
                break;
            case State.Unquoted when c == '>':
                CloseTag();
                break;
            case State.Unquoted when char.IsWhiteSpace(c):
                _state = State.InTag;
                _attribute = "";
                break;
            case State.Comment when markup[i..].StartsWith("-->"):
                i += 2;
                _state = State.Text;
                break;
            case State.Declaration when c == '>':
                _state = State.Text;
                break;
            case State.RawText when markup[i..].StartsWith("</" + _rawEnd, StringComparison.OrdinalIgnoreCase):
                i += 1 + _rawEnd.Length;
                _tag = "/" + _rawEnd;
                _state = State.InTag;
                break;
        }
    }

    private void OpenTag(ReadOnlySpan<char> markup, ref int i)
    {
        var c = markup[i];
        if (markup[i..].StartsWith("!--"))
        {
            i += 2;
            _state = State.Comment;
        }
        else if (c is '!' or '?')
        {
            _state = State.Declaration;
        }
        else if (c == '/' || char.IsAsciiLetter(c))
        {
            _tag = char.ToLowerInvariant(c).ToString();
            _state = State.TagName;
        }
        else
        {
            _state = State.Text;
        }
    }

    private void ReadTagName(char c)
    {
        if (c == '>')
            CloseTag();
        else if (char.IsWhiteSpace(c) || (c == '/' && _tag != "/"))
            (_state, _attribute) = (State.InTag, "");
        else
            _tag += char.ToLowerInvariant(c);
    }

    private void ReadInTag(char c)
    {
        if (c == '>')
        {
            CloseTag();
        }
        else if (c == '=' && _attribute.Length > 0)
        {
            _state = State.BeforeValue;
        }
        else if (!char.IsWhiteSpace(c) && c != '/')
        {
            _attribute = char.ToLowerInvariant(c).ToString();
            _state = State.AttributeName;
        }
    }

    private void ReadAttributeName(char c)
    {
        if (c == '=')
            _state = State.BeforeValue;
        else if (c == '>')
            CloseTag();
        else if (char.IsWhiteSpace(c) || c == '/')
            _state = State.InTag;
        else
            _attribute += char.ToLowerInvariant(c);
    }

    private void BeginValue(char c)
    {
        if (c == '>')
        {
            CloseTag();
            return;
        }

        _quote = c;
        AddressBegun = false;
        _state = c is '"' or '\'' ? State.Quoted : State.Unquoted;
    }

    private void CloseTag()
    {
        _rawEnd = _tag;
        _state = _tag is "script" or "style" or "title" or "textarea" or "iframe" or "noscript" ? State.RawText : State.Text;
    }
}
