namespace Assay.Generators.Pipelines.Wiring;

/// <summary>Orders steps so that producers come first; else they stay as they are declared.</summary>
internal static class StepOrder
{
    /// <summary>The steps in order; those that wait for each other are left out and reported.</summary>
    public static IReadOnlyList<WiredStep> Sort(IReadOnlyList<WiredStep> steps, ICollection<PipelineProblem> problems)
    {
        var ordered = new List<WiredStep>();
        var waiting = steps.ToList();
        while (waiting.Find(step => !Producers(step, waiting).Any()) is { } ready)
        {
            waiting.Remove(ready);
            ordered.Add(ready);
        }

        if (waiting.Count > 0)
        {
            var cycle = Cycle(waiting);
            problems.Add(PipelineProblem.OfStep(PipelineProblemKind.Cycle, cycle[0], cycle));
        }

        return ordered;
    }

    private static IEnumerable<WiredStep> Producers(WiredStep step, List<WiredStep> among) =>
        among.Where(other => step.Wires.Any(wire => wire.Input.Step == other.Draft.Name));

    // Every step that still waits has a producer that waits: following them comes back to one that was seen.
    private static string[] Cycle(List<WiredStep> waiting)
    {
        var path = new List<WiredStep>();
        for (var step = waiting[0]; ; step = Producers(step, waiting).First())
        {
            var seen = path.IndexOf(step);
            if (seen >= 0)
                return [.. path.Skip(seen).Select(static one => one.Draft.Method), step.Draft.Method];
            path.Add(step);
        }
    }
}
