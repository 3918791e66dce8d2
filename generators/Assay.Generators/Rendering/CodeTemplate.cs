using System.Globalization;
using Scriban;
using Scriban.Runtime;

namespace Assay.Generators.Rendering;

/// <summary>
/// An embedded Scriban template. Parsed once; rendered with a context of its own each time, because generators run concurrently and a
/// context is not thread-safe. Holds no decision: the model arrives with finished literals.
/// </summary>
internal sealed class CodeTemplate
{
    private readonly Template _template;

    private CodeTemplate(Template template) => _template = template;

    /// <summary>Loads a template of <c>templates/codegen</c> by its file name.</summary>
    public static CodeTemplate Load(string file)
    {
        using var stream = typeof(CodeTemplate).Assembly.GetManifestResourceStream(file)
            ?? throw new ArgumentException($"The generator holds no template '{file}'.", nameof(file));
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd().Replace("\r\n", "\n"), file);
        return template.HasErrors
            ? throw new ArgumentException($"The template '{file}' is wrong: {template.Messages[0]}", nameof(file))
            : new CodeTemplate(template);
    }

    /// <summary>Renders a model whose public members the template sees in snake_case.</summary>
    public string Render(object model)
    {
        var globals = new ScriptObject();
        globals.Import(model);
        // The generator's own limits are the declarations' sizes; Scriban's would cut off a wide record.
        var context = new TemplateContext
        {
            StrictVariables = true,
            NewLine = "\n",
            LoopLimit = 0,
            LimitToString = 0,
        };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(globals);
        return _template.Render(context);
    }
}
