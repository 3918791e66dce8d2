using System.Globalization;
using Assay.Pages.Escaping;
using Assay.Pages.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Assay.Pages.Templates;

/// <summary>
/// Writes what <see cref="PlacedExpression"/> has escaped as it is, and escapes everything else that reaches the output by whatever way.
/// </summary>
internal sealed class EscapingContext : TemplateContext
{
    internal EscapingContext()
        : base(Builtins())
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        LoopLimit = int.MaxValue;
        LimitToString = int.MaxValue;
        PushCulture(CultureInfo.InvariantCulture);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is EscapedText escaped)
            Write(escaped.Markup);
        else if (textAsObject is not null)
            Write(PlacedText.Write(AsText(textAsObject), Place.Text));
        return this;
    }

    public override ValueTask<TemplateContext> WriteAsync(SourceSpan span, object? textAsObject) => new(Write(span, textAsObject));

    /// <summary>Lists and objects as Scriban shows them; the rest is left for the place to write.</summary>
    internal object? AsText(object? value) =>
        value is null or string or SafeHtml or IFormattable or bool ? value : ObjectToString(value);

    private static ScriptObject Builtins()
    {
        var builtins = GetDefaultBuiltinObject();
        builtins.Remove("include");
        builtins.Remove("include_join");
        var show = new ScriptObject();
        show.Import(typeof(Show));
        builtins.SetValue("show", show, readOnly: true);
        return builtins;
    }
}
