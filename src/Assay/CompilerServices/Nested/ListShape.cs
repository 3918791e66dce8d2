using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>A list of values of one shape.</summary>
/// <param name="descriptor">The elements as data.</param>
/// <param name="element">Their shape.</param>
/// <param name="make">Makes the list of its elements.</param>
/// <typeparam name="TList">The list's type, as it is declared.</typeparam>
/// <typeparam name="TElement">The elements' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ListShape<TList, TElement>(ColumnDescriptor descriptor, NestedShape<TElement> element, Func<TElement[], TList> make) : NestedShape<TList>
    where TList : IEnumerable<TElement>
{
    /// <inheritdoc/>
    public override string Expected => "a list";

    /// <inheritdoc/>
    public override NestedColumn ToColumn(ReadOnlySpan<TList?> values)
    {
        var elements = new List<TElement?>();
        var spans = new (int First, int Count)[values.Length];
        var valid = new bool[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] is not { } list)
                continue;
            var first = elements.Count;
            elements.AddRange(list);
            spans[row] = (first, elements.Count - first);
            valid[row] = true;
        }

        var batch = NestedBatch.OfElements(descriptor, element.ToColumn(elements.ToArray()));
        return NestedColumn<NestedCell>.Of(Array.ConvertAll(spans, span => new NestedCell(batch, span.First, span.Count)), valid);
    }

    /// <inheritdoc/>
    public override void Read(NestedColumn column, int first, Span<TList?> values)
    {
        var cells = (NestedColumn<NestedCell>)column;
        for (var at = 0; at < values.Length; at++)
        {
            if (cells.IsNull(first + at))
            {
                values[at] = default;
                continue;
            }

            var cell = cells[first + at];
            var elements = new TElement?[cell.Count];
            element.Read(cell.Rows.ColumnAt(0), cell.First, elements);
            values[at] = make(elements!);
        }
    }

    /// <inheritdoc/>
    public override TList? ReadJson(ref Utf8JsonReader reader, string path, bool request, ICollection<JsonFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            faults.Add(new JsonFault(path, JsonCells.Found(ref reader), Expected));
            reader.Skip();
            return default;
        }

        var elements = new List<TElement?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{elements.Count}]");
            if (reader.TokenType == JsonTokenType.Null)
            {
                if (!descriptor.Nullable)
                    faults.Add(new JsonFault(place, "null", element.Expected));
                elements.Add(default);
            }
            else
            {
                elements.Add(element.ReadJson(ref reader, place, request, faults));
            }
        }

        return make(elements.ToArray()!);
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer, TList? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var item in value!)
            element.WriteOrNull(writer, item);
        writer.WriteEndArray();
    }
}
