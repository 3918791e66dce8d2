using Microsoft.CodeAnalysis.CSharp;

namespace Assay.Corpus.Tests;

/// <summary>Code while it is being typed: tokens are missing, doubled, or the rest of the file isn't there yet.</summary>
internal static class Mutation
{
    private const int MostDeleted = 5;

    public static string Apply(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().ToList();
        var spans = new List<(int Start, int End, string Text)>();
        switch (random.Next(8))
        {
            case 0:
                return source[..tokens[random.Next(tokens.Count)].Span.End];
            case 1:
                var doubled = tokens[random.Next(tokens.Count)];
                spans.Add((doubled.Span.End, doubled.Span.End, " " + doubled.Text));
                break;
            default:
                for (var left = 1 + random.Next(MostDeleted); left > 0; left--)
                {
                    var deleted = tokens[random.Next(tokens.Count)];
                    spans.Add((deleted.SpanStart, deleted.Span.End, ""));
                }

                break;
        }

        foreach (var (start, end, text) in spans.Distinct().OrderByDescending(span => span.Start))
            source = source[..start] + text + source[end..];
        return source;
    }
}
