using Assay.Validation.Reports;

namespace Assay.EndToEnd.Tests.Architecture.Samples;

/// <summary>What a catalog may not be: one that renders another room's reports.</summary>
internal static class Neighbourly
{
    public static string Render(Verdict verdict, DateTimeOffset made) => VerdictPage.Render([verdict], made);
}
