using System.Text;

namespace Assay.Validation.Tests.Fuzz;

/// <summary>What may happen to a text that people and programs touch: signs change, lines come twice or go, cells are emptied.</summary>
internal static class ChangedText
{
    private const string Signs = "0123456789-+.eE,;\"'{}[]: \\/\tNaultrse\u00a0\u0130\ufeff";

    public static byte[] Of(byte[] whole, Random random)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(whole));
        for (var left = 1 + random.Next(3); left > 0 && text.Length > 1; left--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(6))
            {
                case 0:
                    text[at] = Signs[random.Next(Signs.Length)];
                    break;
                case 1:
                    text.Insert(at, Signs[random.Next(Signs.Length)]);
                    break;
                case 2:
                    text.Remove(at, 1);
                    break;
                case 3:
                    var lines = text.ToString().Split('\n');
                    var line = random.Next(lines.Length);
                    text = new StringBuilder(string.Join('\n', random.Next(2) == 0 ? lines.Where((_, i) => i != line) : [.. lines[..line], lines[line], .. lines[line..]]));
                    break;
                case 4:
                    if (char.IsAsciiDigit(text[at]))
                        text[at] = (char)('0' + random.Next(10));
                    break;
                default:
                    text[at] = char.IsUpper(text[at]) ? char.ToLowerInvariant(text[at]) : char.ToUpperInvariant(text[at]);
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
