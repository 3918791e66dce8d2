using System.Xml;
using System.Xml.Linq;
using Assay.Hosting.CommandLine;

namespace Assay.Tool;

/// <summary>Finds the project whose app knows the declarations. A project is read as text: nothing of it is evaluated or run.</summary>
internal static class AppProject
{
    /// <summary>The app of the nearest folder that has one.</summary>
    /// <exception cref="UsageException">There is none, or the nearest folder has several.</exception>
    public static string Above(string folder) => FindAbove(folder) ?? throw new UsageException(
        $"There is no Assay app in {folder} or above. Go to the folder of an executable project that references Assay, name one (assay --project PATH …), or make one of a console project: dotnet add package Assay.Hosting");

    /// <summary>As <see cref="Above"/>, with null where there is none.</summary>
    public static string? FindAbove(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            if (In(place.FullName) is { } project)
                return project;
        }

        return null;
    }

    /// <summary>The project that a path names: its file, or the folder that has one app.</summary>
    /// <exception cref="UsageException">Neither is there.</exception>
    public static string At(string path, string folder)
    {
        var place = Path.GetFullPath(path, folder);
        if (File.Exists(place))
            return place;
        if (!Directory.Exists(place))
            throw new UsageException($"There is no project {place}. Give the path of a .csproj file, or of its folder.");
        return In(place) ?? throw new UsageException($"{place} has no executable project that references Assay. Give the path of its .csproj file.");
    }

    private static string? In(string folder)
    {
        var apps = Directory.EnumerateFiles(folder, "*.csproj").Where(IsApp).Order(StringComparer.Ordinal).ToList();
        return apps.Count > 1
            ? throw new UsageException($"{folder} has several apps: {string.Join(", ", apps.Select(Path.GetFileName))}. Say which: assay --project {Path.GetFileName(apps[0])} …")
            : apps.SingleOrDefault();
    }

    private static bool IsApp(string file)
    {
        var project = Load(file).Root!;
        return IsExecutable(project) && (Elements(project, "AssayProject").Any() || References(project).Any(IsOfAssay));
    }

    private static bool IsExecutable(XElement project) =>
        (string?)project.Attribute("Sdk") is { } sdk && sdk.StartsWith("Microsoft.NET.Sdk.Web", StringComparison.OrdinalIgnoreCase)
        || Elements(project, "OutputType").Any(type => type.Value.Trim() is var kind
            && (kind.Equals("Exe", StringComparison.OrdinalIgnoreCase) || kind.Equals("WinExe", StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> References(XElement project) =>
        Elements(project, "PackageReference").Select(package => (string?)package.Attribute("Include"))
            .Concat(Elements(project, "ProjectReference").Select(reference =>
                Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include"))?.Replace('\\', '/'))))
            .OfType<string>();

    // What an app is made with; a build script references Assay.Cake alone.
    private static bool IsOfAssay(string name) =>
        name.Equals("Assay", StringComparison.OrdinalIgnoreCase) || name.Equals("Assay.Hosting", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<XElement> Elements(XElement project, string name) =>
        project.Descendants().Where(element => element.Name.LocalName == name);

    private static XDocument Load(string file)
    {
        try
        {
            return XDocument.Load(file);
        }
        catch (XmlException broken)
        {
            throw new UsageException($"{file}: line {broken.LineNumber}: {broken.Message} Repair the project, or name another: assay --project PATH …");
        }
    }
}
