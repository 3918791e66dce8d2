namespace Assay.Profiling.Declarations;

/// <summary>A check that one column is never greater than another. Null and NaN pass: other rules are about them.</summary>
internal static class ComparisonCheck
{
    public static string Of(ColumnProfile lesser, ColumnProfile greater)
    {
        var (one, two) = (Parameter(lesser.Name), Parameter(greater.Name));
        return $"[Check({Literals.Of($"{lesser.Stored} is at most {greater.Stored}")})]\n"
            + $"static bool {lesser.Name}IsAtMost{greater.Name}({DeclaredTypes.Of(lesser)} {one}, {DeclaredTypes.Of(greater)} {two}) => !({one} > {two});";
    }

    // Any name may be a keyword; @ makes it one of ours.
    private static string Parameter(string name) => "@" + char.ToLowerInvariant(name[0]) + name[1..];
}
