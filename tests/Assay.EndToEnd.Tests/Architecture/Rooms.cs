using System.Reflection;

namespace Assay.EndToEnd.Tests.Architecture;

/// <summary>The rooms of the house, and which others each may know.</summary>
internal static class Rooms
{
    public const string Hosting = "Assay.Hosting";

    private static readonly string[] s_everyone = ["Assay", "Assay.Workspace", "Assay.Data", "Assay.Pages"];

    /// <summary>By room, the rooms that its code may name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["Assay"] = [],
        ["Assay.Build"] = [],
        ["Assay.Cake"] = [],
        // Data before there is a project, so that its first declaration is one command away.
        ["Assay.Tool"] = ["Assay", "Assay.Data", "Assay.Pages", "Assay.Profiling"],
        ["Assay.Workspace"] = ["Assay"],
        ["Assay.Pages"] = ["Assay"],
        ["Assay.Data"] = ["Assay"],
        ["Assay.Profiling"] = ["Assay", "Assay.Data", "Assay.Pages"],
        ["Assay.ML"] = ["Assay"],
        ["Assay.Data.DuckDb"] = ["Assay", "Assay.Data"],
        ["Assay.Data.Postgres"] = ["Assay", "Assay.Data"],
        ["Assay.Data.S3"] = ["Assay", "Assay.Data", "Assay.Workspace"],
        ["Assay.Kubernetes"] = ["Assay"],
        ["Assay.Validation"] = s_everyone,
        ["Assay.Versioning"] = s_everyone,
        ["Assay.Tracking"] = s_everyone,
        ["Assay.Pipelines"] = s_everyone,
        ["Assay.Monitoring"] = s_everyone,
        ["Assay.Catalog"] = s_everyone,
        [Hosting] =
        [
            .. s_everyone, "Assay.Profiling", "Assay.Validation", "Assay.Versioning", "Assay.Tracking", "Assay.Pipelines", "Assay.Monitoring", "Assay.Catalog",
            "Assay.Data.DuckDb", "Assay.Build",
        ],
    };

    /// <summary>The rooms whose assemblies lie beside these tests: all that Hosting brings.</summary>
    public static IReadOnlyList<string> Hosted { get; } =
    [
        .. s_everyone, "Assay.Profiling", "Assay.Validation", "Assay.Versioning", "Assay.Tracking", "Assay.Pipelines", "Assay.Monitoring", "Assay.Catalog", Hosting,
    ];

    /// <summary>The rooms that a room may not know, out of all that are.</summary>
    public static string[] Forbidden(string room) =>
        [.. Allowed.Keys.Where(other => other != room && !Allowed[room].Contains(other)).Order(StringComparer.Ordinal)];

    /// <summary>The references of a room that its place in the house doesn't allow.</summary>
    public static IReadOnlyList<string> Trespasses(string room, IEnumerable<string> references) =>
        [.. references.Where(reference => Allowed.ContainsKey(reference) && reference != room && !Allowed[room].Contains(reference))];

    public static Assembly Load(string room) => Assembly.Load(room);
}
