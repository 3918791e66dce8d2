using System.Text;
using Assay.Data;
using Assay.Hosting.CommandLine;
using Assay.Profiling;
using Assay.Profiling.Updates;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Verbs;

/// <summary>Proposes what data of today changes of a declaration, and writes it where asked to.</summary>
internal sealed class UpdateWriting(VerbContext context, bool acceptBreaks, bool write)
{
    /// <returns>1 where the data breaks a rule that the proposal leaves as it is.</returns>
    public async Task<int> RunAsync(string name, SourceSpec spec, SourceProfile profile, CancellationToken cancellation)
    {
        var records = context.Services.GetService<IDeclaredRecords>() ?? throw new UsageException("--update needs a project that declares the record: run it there, or name it with --project PATH.");
        var declared = records.Find(name);
        var source = Path.GetFullPath(spec.Paths[0], context.Environment.CurrentFolder);
        var verdict = await records.JudgeAsync(declared, source, cancellation).ConfigureAwait(false);
        var bytes = await File.ReadAllBytesAsync(declared.Path, cancellation).ConfigureAwait(false);
        var marked = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        var update = Propose(declared, profile, verdict, Encoding.UTF8.GetString(bytes.AsSpan(marked ? Encoding.UTF8.Preamble.Length : 0)));
        if (context.Json)
            context.WriteJson(new UpdateReport(update.File, update.Findings, update.Diff), UpdateJson.Default.UpdateReport);
        else
            Show(update);
        if (write && update.After != update.Before)
            await WriteAsync(declared.Path, update.After, marked, cancellation).ConfigureAwait(false);
        return update.LeavesBroken ? ExitCode.Refused : ExitCode.Fine;
    }

    // What stands before a diff's first line is passed over by patch and git apply.
    private void Show(DeclarationUpdate update)
    {
        foreach (var finding in update.Findings)
        {
            var sign = (finding.IsBreak, finding.IsChanged) switch { (true, false) => "BROKEN ", (true, true) => "widened", (_, true) => "changed", _ => "left   " };
            context.Out.WriteLine($"{sign}  {finding.Text}");
        }

        if (update.LeavesBroken)
            context.Out.WriteLine("Broken rules are left as they are: correct the data, or take them as the new normal with --accept-breaks.");
        if (update.Findings.Count == 0)
            context.Out.WriteLine("The declaration says what the data shows.");
        context.Out.Write(update.Diff);
    }

    private DeclarationUpdate Propose(DeclaredRecord declared, SourceProfile profile, Verdict verdict, string text)
    {
        try
        {
            return UpdateProposal.Of(declared, profile, verdict, text, acceptBreaks);
        }
        catch (ArgumentException misplaced)
        {
            throw new UsageException(misplaced.Message);
        }
    }

    private static async Task WriteAsync(string path, string text, bool marked, CancellationToken cancellation)
    {
        var beside = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await File.WriteAllTextAsync(beside, text, new UTF8Encoding(marked), cancellation).ConfigureAwait(false);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
