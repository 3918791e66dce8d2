using Assay.Pages.Escaping;
using Scriban;
using Scriban.Syntax;

namespace Assay.Pages.Templates;

/// <summary>Text that is escaped for the place where it will stand.</summary>
internal sealed record EscapedText(string Markup)
{
    // What a template's own functions see of it (a capture, a pipe) is text again and is escaped once more where it goes.
    public override string ToString() => Markup;
}

/// <summary>An output of a template, which knows its place.</summary>
internal sealed class PlacedExpression : ScriptExpression
{
    private readonly ScriptExpression _value;
    private readonly Place _place;

    internal PlacedExpression(ScriptExpression value, Place place)
    {
        Span = value.Span;
        _value = value;
        _place = place;
    }

    public override object? Evaluate(TemplateContext context)
    {
        var value = context.Evaluate(_value);
        return value is null ? null : new EscapedText(PlacedText.Write(((EscapingContext)context).AsText(value), _place));
    }

    public override async ValueTask<object?> EvaluateAsync(TemplateContext context)
    {
        var value = await context.EvaluateAsync(_value);
        return value is null ? null : new EscapedText(PlacedText.Write(((EscapingContext)context).AsText(value), _place));
    }

    public override void PrintTo(ScriptPrinter printer) => _value.PrintTo(printer);
}
