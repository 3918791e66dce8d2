using System.Globalization;
using System.Text;

namespace Assay.Generators.Reading;

/// <summary>Turns C# names into the names of stored things.</summary>
internal static class Names
{
    /// <summary>Turns <c>LearningRate</c> into <c>learning_rate</c>, exactly as <c>JsonNamingPolicy.SnakeCaseLower</c> does at run time.</summary>
    public static string Snake(string name) => Separate(name, '_');

    /// <summary>Turns <c>TrainModel</c> into <c>train-model</c>.</summary>
    public static string Kebab(string name) => Separate(name, '-');

    /// <summary>Turns <c>Int32</c> into <c>int32</c>: enum members in the manifest.</summary>
    public static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>Whether a declaration may be called so: lower-case letters, digits and single hyphens between them.</summary>
    public static bool IsDeclarationName(string? name)
    {
        if (string.IsNullOrEmpty(name) || name![0] == '-' || name[name.Length - 1] == '-')
            return false;
        for (var i = 0; i < name.Length; i++)
        {
            var good = name[i] is (>= 'a' and <= 'z') or (>= '0' and <= '9') || (name[i] == '-' && name[i - 1] != '-');
            if (!good)
                return false;
        }

        return true;
    }

    private static string Separate(string name, char separator)
    {
        var text = new StringBuilder(name.Length + 8);
        var state = State.Start;
        for (var i = 0; i < name.Length; i++)
        {
            var current = name[i];
            switch (char.GetUnicodeCategory(current))
            {
                case UnicodeCategory.UppercaseLetter:
                    var startsWord = state is State.Lower or State.Space
                        || (state == State.Upper && i + 1 < name.Length && char.IsLower(name[i + 1]));
                    if (startsWord)
                        text.Append(separator);
                    text.Append(char.ToLowerInvariant(current));
                    state = State.Upper;
                    break;
                case UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    if (state == State.Space)
                        text.Append(separator);
                    text.Append(current);
                    state = State.Lower;
                    break;
                case UnicodeCategory.SpaceSeparator:
                    if (state != State.Start)
                        state = State.Space;
                    break;
                default:
                    text.Append(current);
                    state = State.Start;
                    break;
            }
        }

        return text.ToString();
    }

    private enum State
    {
        Start,
        Upper,
        Lower,
        Space,
    }
}
