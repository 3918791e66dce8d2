using System.Globalization;
using Assay.Pages.Escaping;
using Scriban.Syntax;

namespace Assay.Pages.Templates;

/// <summary>
/// Goes through a template in the order of its text, follows its markup, and gives each output its place. Branches and loops' bodies are
/// read one after the other, so each must end where it began: between tags, in a tag, in the same attribute.
/// </summary>
internal sealed class PlaceOutputs : ScriptVisitor
{
    private readonly HtmlScanner _scanner = new();
    private readonly List<(ScriptExpressionStatement Statement, Place Place)> _outputs = [];
    private readonly List<string> _faults = [];

    /// <summary>Gives each output its place.</summary>
    /// <returns>The faults: outputs where no escaping helps.</returns>
    internal static IReadOnlyList<string> In(ScriptNode page)
    {
        var visitor = new PlaceOutputs();
        visitor.Visit(page);
        if (visitor._scanner.Where != HtmlScanner.BetweenTags)
            visitor._faults.Add($"{page.Span.FileName}: ends {visitor._scanner.Where}.");
        foreach (var (statement, place) in visitor._outputs)
        {
            statement.Expression = new PlacedExpression(statement.Expression!, place);
        }

        return visitor._faults;
    }

    public override void Visit(ScriptRawStatement node)
    {
        _scanner.Read(node.Text.ToString());
    }

    public override void Visit(ScriptExpressionStatement node)
    {
        if (node.Expression is null or ScriptAssignExpression)
            return;
        if (_scanner.Refusal is { } reason)
        {
            var at = node.Span.Start;
            _faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{node.Span.FileName}({at.Line + 1},{at.Column + 1}): a value can't be written {reason}; put it into text or a quoted attribute."));
        }

        _outputs.Add((node, _scanner.Place));
    }

    public override void Visit(ScriptBlockStatement node)
    {
        var (where, begun) = (_scanner.Where, _scanner.AddressBegun);
        base.Visit(node);
        if (_scanner.Where != where && node.Parent is not ScriptPage)
        {
            _faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{node.Span.FileName}({node.Span.Start.Line + 1},{node.Span.Start.Column + 1}): a block begins {where} and ends {_scanner.Where}."));
        }

        // A block may be left out: what it wrote of an address can't vouch for what follows.
        _scanner.AddressBegun = begun;
    }
}
