using System.Collections;
using System.Reflection;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Assay.Pages.Templates;

/// <summary>
/// A Scriban template whose output is escaped for the place where it stands, without the template asking for it: text between tags and in
/// quoted attributes, addresses with a harmless scheme, numbers alone in style attributes. Where no escaping could help (scripts, event
/// handlers, attributes without quotes…) the template doesn't compile. Only a <see cref="SafeHtml"/> goes in as it is, and only between tags.
/// A name that the model doesn't have is an error. Templates can't read files, and <c>include</c> doesn't exist: parts are
/// <see cref="SafeHtml"/> values of the model. Numbers follow the invariant culture. Thread-safe once compiled.
/// </summary>
public sealed class HtmlTemplate
{
    private readonly Template _template;

    private HtmlTemplate(Template template) => _template = template;

    /// <summary>Compiles a template.</summary>
    /// <param name="source">The template's text.</param>
    /// <param name="name">Named in faults, e.g. the file's name.</param>
    /// <exception cref="ArgumentException">The template has faults; the message lists all, with line and column.</exception>
    public static HtmlTemplate Compile(string source, string name)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var template = Template.Parse(source, name);
        if (template.HasErrors)
            throw new ArgumentException(string.Join(Environment.NewLine, template.Messages.Where(m => m.Type == ParserMessageType.Error)), nameof(source));
        var faults = PlaceOutputs.In(template.Page!);
        if (faults.Count > 0)
            throw new ArgumentException(string.Join(Environment.NewLine, faults), nameof(source));
        return new(template);
    }

    /// <summary>Compiles a template that is embedded in an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="resource">The resource's full name.</param>
    /// <exception cref="ArgumentException">There is no such resource, or the template has faults.</exception>
    public static HtmlTemplate FromResource(Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new ArgumentException($"{assembly.GetName().Name} has no resource '{resource}'.", nameof(resource));
        using var reader = new StreamReader(stream);
        return Compile(reader.ReadToEnd(), resource);
    }

    /// <summary>Renders the template.</summary>
    /// <param name="model">What it shows: an object whose public properties become names in snake_case (<c>RowCount</c> is
    /// <c>row_count</c>), or a dictionary of names. <c>show</c> holds the functions of <see cref="Text.Show"/>.</param>
    /// <exception cref="InvalidOperationException">The template asks for something that the model doesn't have.</exception>
    public SafeHtml Render(object model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var context = new EscapingContext();
        var globals = new ScriptObject();
        if (model is IDictionary names)
        {
            foreach (DictionaryEntry entry in names)
                globals[(string)entry.Key] = entry.Value;
        }
        else
        {
            globals.Import(model);
        }

        context.PushGlobal(globals);
        try
        {
            return SafeHtml.FromTrustedMarkup(_template.Render(context));
        }
        catch (Scriban.Syntax.ScriptRuntimeException e)
        {
            throw new InvalidOperationException(e.Message, e.InnerException);
        }
    }
}
