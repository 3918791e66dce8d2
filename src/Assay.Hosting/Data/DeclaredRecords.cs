using System.Text;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Profiling.Updates;

namespace Assay.Hosting.Data;

/// <summary>The program's declarations with the place of their source, and what their rules say of other files.</summary>
internal sealed class DeclaredRecords(Declarations declarations, AssayOptions options, HostEnvironment environment, IDatasetSources sources) : IDeclaredRecords
{
    private readonly string _project = ProjectFolder.Find(options, environment);

    public DeclaredRecord Find(string name)
    {
        var plan = Plan(name);
        var text = ProjectArtifacts.Of(_project).FirstOrDefault(artifact => artifact.Path == "manifest.json")?.Text;
        var entry = text is null ? null : Manifest.Parse(Encoding.UTF8.GetBytes(text)).Datasets.FirstOrDefault(dataset => dataset.TypeName == plan.Descriptor.TypeName);
        if (entry?.Declared is not { } place)
            throw new UsageException($"Where {plan.Descriptor.TypeName} is declared is not known here: run this in the project that declares it.");
        var path = Path.GetFullPath(place.File, _project);
        return File.Exists(path)
            ? new DeclaredRecord(plan.Descriptor, path, place.File, place.Line)
            : throw new UsageException($"{path}, which declares {plan.Descriptor.TypeName}, is not there: run this where the project's source is.");
    }

    public async Task<Verdict> JudgeAsync(DeclaredRecord declared, string source, CancellationToken cancellation = default)
    {
        var plan = Plan(declared.Dataset.Name);
        var columns = Enumerable.Range(0, declared.Dataset.Columns.Count).ToList();
        while (true)
        {
            try
            {
                return await JudgeAsync(plan, source, columns, cancellation).ConfigureAwait(false);
            }
            catch (SourceException fault) when (fault.Column is { } column && columns.RemoveAll(ordinal => declared.Dataset.Columns[ordinal].StorageName == column) > 0)
            {
                // A column that is gone or of another type is told by the profile; the others are judged without it.
            }
        }
    }

    private async Task<Verdict> JudgeAsync(DatasetPlan plan, string source, IReadOnlyList<int> columns, CancellationToken cancellation)
    {
        var validator = plan.CreateValidator(ValidationPurpose.Batch);
        var context = new JudgeContext(environment.Clock.GetUtcNow()) { Superseded = true };
        foreach (var rule in validator.References)
        {
            var set = rule.NewSet();
            var ordinal = rule.Target.Descriptor.OrdinalOf(rule.TargetColumn);
            await foreach (var batch in rule.Target.Open(sources, new DatasetReference()).ReadBatchesAsync([ordinal], cancellation).ConfigureAwait(false))
                rule.Collect(set, batch, ordinal);
            context.AddReferenceSet(rule, set);
        }

        await foreach (var batch in plan.Open(sources, new DatasetReference { Source = source }).ReadBatchesAsync(columns, cancellation).ConfigureAwait(false))
            validator.Observe(batch);
        return validator.Judge(source, context);
    }

    private DatasetPlan Plan(string name)
    {
        var known = declarations.Datasets.ToList();
        return known.Find(plan => plan.Descriptor.Name == name)
            ?? known.Find(plan => plan.Descriptor.TypeName == name || plan.Descriptor.TypeName.EndsWith("." + name, StringComparison.Ordinal))
            ?? throw UsageException.Unknown("dataset", name, known.Select(plan => plan.Descriptor.Name));
    }
}
