using System.Globalization;
using System.Text;
using Assay.Generators.Artifacts;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Modules;

/// <summary>Renders the module and, in a program, its registration.</summary>
internal static class ModuleRenderer
{
    private static readonly CodeTemplate s_template = CodeTemplate.Load("module.sbn");

    public static string Render(EquatableArray<PlanEntry> plans, AssayOptions options, ModuleSurroundings surroundings)
    {
        var name = TypeName(options.AssemblyName);
        var artifacts = plans.Count == 0
            ? Array.Empty<Artifact>()
            : [new Artifact("manifest/project.json", JsonText.Object(json => json.Member("schemaVersion", 1).Member("project", options.Project)))];
        var lists = plans.GroupBy(static plan => plan.Kind)
            .Select(static group => new PlanList(
                group.Key.ToString(), group.Key == PlanKind.Monitors ? "global::Assay.MonitorDescriptor" : $"global::Assay.CompilerServices.{Singular(group.Key)}Plan",
                [.. group.Select(static plan => plan.Expression)]))
            .ToArray();
        return GeneratedFile.Of(artifacts, s_template.Render(new Model(
            GeneratedFile.Attribute, name, Literals.Text(options.Project), lists, surroundings.IsExecutable, [.. surroundings.Modules])));
    }

    /// <summary>Instead of a module that wouldn't compile, what to do: a generator has no other way to say it that no pragma hides.</summary>
    public static string RenderRefusal(string language) =>
        $"#error ASY9001: this project is compiled as C# {language}, and what Assay generates needs C# {ModuleSurroundings.LeastLanguage}: remove LangVersion from the project, or set it to {ModuleSurroundings.LeastLanguage}.\n";

    private static string Singular(PlanKind kind) => kind.ToString().TrimEnd('s');

    // Referenced modules are called by their names, so those must differ between assemblies.
    private static string TypeName(string assembly)
    {
        var text = new StringBuilder();
        foreach (var c in assembly)
        {
            if (c == '_')
                text.Append("__");
            else if (c == '.')
                text.Append('_');
            else if (char.IsLetterOrDigit(c))
                text.Append(c);
            else
                text.Append("_u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        if (text.Length > 0 && char.IsDigit(text[0]))
            text.Insert(0, '_');
        return text.Append("Module").ToString();
    }

    private sealed record PlanList(string Name, string Type, string[] Plans);

    private sealed record Model(
        string Attribute, string Name, string Project, PlanList[] Lists, bool IsExecutable, string[] Modules);
}
