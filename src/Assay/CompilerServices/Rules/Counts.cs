using System.Globalization;

namespace Assay.CompilerServices;

internal static class Counts
{
    /// <summary><c>all 20,000 rows pass</c>, or <c>1 of 20,000 rows fails (0.005 %)</c>.</summary>
    public static string Describe(long failing, long inScope) => failing == 0
        ? string.Create(CultureInfo.InvariantCulture, $"all {inScope:N0} rows pass")
        : string.Create(CultureInfo.InvariantCulture, $"{failing:N0} of {inScope:N0} rows {(failing == 1 ? "fails" : "fail")} ({100.0 * failing / inScope:0.###} %)");
}
