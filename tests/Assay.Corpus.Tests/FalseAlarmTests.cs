using Microsoft.CodeAnalysis;

namespace Assay.Corpus.Tests;

/// <summary>
/// Realistic declarations of many trades, in which nothing is wrong: whatever a rule says of them, of any severity, is a false alarm, or a
/// fault that the declaration is to be mended of.
/// </summary>
public class FalseAlarmTests
{
    public static TheoryData<string> Projects => [.. Project.All.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Nothing_is_said_of_what_is_well(string project)
    {
        var outcome = await Project.Of(project).RunAsync();

        Assert.Empty(outcome.Faults);
        Assert.True(outcome.Reports.IsEmpty, string.Join('\n', outcome.Reports.Select(Describe)));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task What_is_generated_compiles_without_a_warning(string project)
    {
        var outcome = await Project.Of(project).RunAsync();

        var problems = outcome.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);
        Assert.True(!problems.Any(), string.Join('\n', problems));
    }

    private static string Describe(Diagnostic report) =>
        $"{report}    {report.Location.SourceTree?.GetText().Lines[report.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim()}";
}
