namespace Assay.Pages.Escaping;

/// <summary>Where in the markup a value is written: decides how it is escaped.</summary>
internal enum Place
{
    /// <summary>Between tags: markup known to be safe goes in as it is, everything else as text.</summary>
    Text,

    /// <summary>Within a quoted attribute, or text that can't hold tags (title, textarea): always as text.</summary>
    Quoted,

    /// <summary>At the start of an address (href, src…): as text, and only with a harmless scheme.</summary>
    Address,

    /// <summary>Within a style attribute: numbers only.</summary>
    Style,

    /// <summary>Where no escaping helps.</summary>
    Refused,
}
