using System.Collections.Concurrent;
using System.Globalization;

namespace Assay.Corpus.Tests;

/// <summary>Neither generator nor analyzer throws on half-typed declarations: the user would lose all of them, with a warning that says nothing.</summary>
public class HalfTypedTests
{
    private static int Runs => int.Parse(Environment.GetEnvironmentVariable("ASSAY_FUZZ_RUNS") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_throws()
    {
        var faults = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, Runs, async (seed, _) =>
        {
            var random = new Random(seed);
            var project = Project.All[random.Next(Project.All.Count)];
            var changed = random.Next(project.Sources.Count);
            var mutant = project.With(project.Sources.Select((source, index) => index == changed ? Mutation.Apply(source, random) : source));

            foreach (var fault in (await mutant.RunAsync()).Faults)
                faults.Add($"{project.Name}, seed {seed}:\n{fault}\n{mutant.Sources[changed]}");
        });

        Assert.True(faults.IsEmpty, faults.FirstOrDefault());
    }
}
