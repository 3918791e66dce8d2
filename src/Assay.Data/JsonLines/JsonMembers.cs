using System.Text;
using Assay.Data.Columns;
using Assay.Data.Files;

namespace Assay.Data.JsonLines;

/// <summary>
/// Which members hold which columns. JSON lines have no header, so names are learned as they come; two that match one column are a fault
/// whichever comes first.
/// </summary>
internal sealed class JsonMembers(ReadRequest request, string source)
{
    private readonly Dictionary<string, int[]> _columns = new(StringComparer.Ordinal);
    private readonly string?[] _names = new string?[request.Ordinals.Length];

    /// <summary>The places in <see cref="ReadRequest.Ordinals"/> that a member fills; mostly one or none.</summary>
    public int[] ColumnsOf(ReadOnlySpan<byte> utf8Name)
    {
        Span<char> name = stackalloc char[256];
        if (utf8Name.Length > name.Length)
            return [];
        name = name[..Encoding.UTF8.GetChars(utf8Name, name)];
        return _columns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known) ? known : Learn(name.ToString());
    }

    /// <summary>Throws where no line so far had a member for a column that may not be null.</summary>
    public void DemandRequired()
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var column = request.Descriptor.Columns[request.Ordinals[i]];
            if (_names[i] is null && !column.Nullable)
                throw SourceFaults.MissingColumn(source, column, _columns.Keys);
        }
    }

    private int[] Learn(string name)
    {
        var columns = new List<int>();
        for (var i = 0; i < _names.Length; i++)
        {
            var column = request.Descriptor.Columns[request.Ordinals[i]];
            if (ColumnNames.Rank(column, name) is null)
                continue;
            if (_names[i] is { } other)
                throw SourceFaults.Ambiguous(source, column, other, name);
            _names[i] = name;
            columns.Add(i);
        }

        return _columns[name] = [.. columns];
    }
}
