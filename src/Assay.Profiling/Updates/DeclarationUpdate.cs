namespace Assay.Profiling.Updates;

/// <summary>What data of today says about a declaration, and the change of its source that follows.</summary>
/// <param name="File">The source file, as the diff names it.</param>
/// <param name="Findings">What was found, the broken rules first.</param>
/// <param name="Before">The source as it is.</param>
/// <param name="After">The source as it is proposed.</param>
public sealed record DeclarationUpdate(string File, IReadOnlyList<UpdateFinding> Findings, string Before, string After)
{
    /// <summary>The change as a unified diff; empty where there is none.</summary>
    public string Diff => UnifiedDiff.Of(File, Before, After);

    /// <summary>Whether data breaks a rule that the proposal doesn't change.</summary>
    public bool LeavesBroken => Findings.Any(finding => finding is { IsBreak: true, IsChanged: false });
}

/// <summary>Something that data of today says about a declaration.</summary>
/// <param name="Subject">The rule's id, or the column.</param>
/// <param name="Text">What was found, with counts; no values of sensitive columns.</param>
/// <param name="IsBreak">Whether the data breaks what is declared.</param>
/// <param name="IsChanged">Whether the proposal changes the declaration for it.</param>
public sealed record UpdateFinding(string Subject, string Text, bool IsBreak, bool IsChanged);

/// <summary>A declaration and where it stands.</summary>
/// <param name="Dataset">The declaration as data.</param>
/// <param name="Path">The source file.</param>
/// <param name="File">The file as it is shown, relative to the project.</param>
/// <param name="Line">The line of its attribute.</param>
public sealed record DeclaredRecord(DatasetDescriptor Dataset, string Path, string File, int Line);

/// <summary>The declarations of a program, and what its rules say of other data.</summary>
public interface IDeclaredRecords
{
    /// <summary>The declaration of a dataset or record of this name.</summary>
    /// <exception cref="ArgumentException">There is none, or nobody knows where it stands.</exception>
    DeclaredRecord Find(string name);

    /// <summary>Judges rows by the declared rules, over the columns that they have. Nobody is told: no event, no alert.</summary>
    Task<Verdict> JudgeAsync(DeclaredRecord declared, string source, CancellationToken cancellation = default);
}
