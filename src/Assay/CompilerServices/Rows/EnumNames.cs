using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>The names of an enum's members, by which columns hold its values.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumNames<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<T, string> _names = [];

    /// <summary>Members by name, in order of declaration: of names for one value, the first is written.</summary>
    public EnumNames(params ReadOnlySpan<(string Name, T Value)> members)
    {
        var names = new string[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            names[i] = members[i].Name;
            _values[members[i].Name] = members[i].Value;
            _names.TryAdd(members[i].Value, members[i].Name);
        }

        Names = names;
    }

    /// <summary>The names, in order of declaration.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The value of a name; the default of a name that no member has.</summary>
    public T Parse(string name) => _values.GetValueOrDefault(name);

    /// <summary>The name of a value; its number where no member has it.</summary>
    public string NameOf(T value) => _names.TryGetValue(value, out var name) ? name : value.ToString();
}
