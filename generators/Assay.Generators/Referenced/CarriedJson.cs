using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Assay.Generators.Referenced;

/// <summary>Reads entries of manifests. Members that this version doesn't know are left alone: the other project may be newer.</summary>
internal static class CarriedJson
{
    /// <summary>The entry; null where the text is no JSON object.</summary>
    public static XElement? Parse(string text)
    {
        try
        {
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Encoding.UTF8.GetBytes(text), XmlDictionaryReaderQuotas.Max);
            var json = XElement.Load(reader);
            return (string?)json.Attribute("type") == "object" ? json : null;
        }
        catch (Exception fault) when (fault is XmlException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A member's text; null where there is none.</summary>
    public static string? Text(this XElement json, string member) =>
        json.Element(member) is { } value && (string?)value.Attribute("type") == "string" ? value.Value : null;

    /// <summary>Whether a member is true.</summary>
    public static bool Flag(this XElement json, string member) => json.Element(member) is { Value: "true" };

    /// <summary>The items of a member; none where it is no list.</summary>
    public static IEnumerable<XElement> Items(this XElement json, string member) => json.Element(member)?.Elements("item") ?? [];
}
