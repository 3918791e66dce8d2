namespace Build.Tests;

/// <summary>The sum of all test projects.</summary>
public sealed class TestTally
{
    private readonly Lock _lock = new();

    /// <summary>Whether a project has been run.</summary>
    public bool HasRun { get; private set; }

    /// <summary>Tests that passed.</summary>
    public int Passed { get; private set; }

    /// <summary>Tests that failed, and one for each project that ended without saying why.</summary>
    public int Failed { get; private set; }

    /// <summary>Tests that were skipped.</summary>
    public int Skipped { get; private set; }

    /// <summary>Whether tests ran and all of them passed.</summary>
    public bool IsGood => Failed == 0 && Passed > 0;

    /// <summary>The sum in one line.</summary>
    public string Line => $"{Passed} passed, {Failed} failed" + (Skipped > 0 ? $", {Skipped} skipped" : "");

    internal void Add(TestRun run)
    {
        lock (_lock)
        {
            HasRun = true;
            Passed += run.Passed;
            Failed += run.Failures.Count;
            Skipped += run.Skipped;
        }
    }
}
