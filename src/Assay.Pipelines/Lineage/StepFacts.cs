using System.Text.Json;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Lineage;

/// <summary>
/// What a step found out about its datasets. In a local run it leaves them in a file beside its outputs, and the runner, which tells of every
/// step's start and end, adds them; a cached result keeps them.
/// </summary>
internal static class StepFacts
{
    /// <summary>The file's name, in the folder of the executor's output file.</summary>
    public const string FileName = "lineage.json";

    /// <summary>Adds the facts of a file's text to a run; without text nothing is added.</summary>
    public static void AddTo(LineageRun run, string? json)
    {
        if (json is null)
            return;
        RunEvent? facts;
        try
        {
            facts = LineageEvent.Parse(System.Text.Encoding.UTF8.GetBytes(json)) as RunEvent;
        }
        catch (JsonException)
        {
            // A step that was killed while it wrote: the run goes on without them.
            return;
        }

        foreach (var input in facts?.Inputs ?? [])
            run.Input(input);
        foreach (var output in facts?.Outputs ?? [])
            run.Output(output);
        if (facts?.Run.Facets is not { } added)
            return;
        run.Facets(facets => facets with
        {
            Test = added.Test ?? facets.Test,
            ErrorMessage = added.ErrorMessage ?? facets.ErrorMessage,
            Other = added.Other ?? facets.Other,
        });
    }
}
