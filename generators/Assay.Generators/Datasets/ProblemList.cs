namespace Assay.Generators.Datasets;

/// <summary>Lists of problems while a declaration is read.</summary>
internal static class ProblemList
{
    /// <summary>Puts the problems from <paramref name="first"/> on down to one of the member's attributes.</summary>
    public static void BlameAttribute(this IList<DatasetProblem> problems, int first, int attribute)
    {
        for (var i = first; i < problems.Count; i++)
            problems[i] = problems[i] with { Attribute = attribute };
    }
}
