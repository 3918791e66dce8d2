using System.Text;
using System.Text.Json;

namespace Assay.Pages.Assets;

/// <summary>
/// Data for a page's scripts as a script of its own, <c>window.name = …;</c>: a page opened from a folder may run classic scripts but not
/// fetch its neighbours.
/// </summary>
public static class ScriptData
{
    /// <summary>The script's text, for a <c>.js</c> file.</summary>
    /// <param name="variable">Name of the global variable: ASCII letters, digits, <c>_</c>; no digit first.</param>
    /// <param name="json">The data.</param>
    /// <exception cref="ArgumentException">The name isn't allowed.</exception>
    public static string Assign(string variable, JsonElement json)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.Length == 0 || char.IsAsciiDigit(variable[0]) || !variable.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw new ArgumentException($"'{variable}' can't name the data: use ASCII letters, digits and '_'.", nameof(variable));
        using var buffer = new MemoryStream();
        // The default encoder escapes <, >, & and every non-ASCII character: nothing in it can end a script or a line.
        using (var writer = new Utf8JsonWriter(buffer))
            json.WriteTo(writer);
        return $"window.{variable} = {Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))};\n";
    }
}
