using Assay.Data;
using Assay.Data.Discovery;
using Assay.Data.Files;
using Assay.Profiling.Columns;
using Assay.Profiling.Relations;
using Assay.Profiling.Sketches;
using Assay.Profiling.Suggestions;

namespace Assay.Profiling;

/// <summary>Profiles files without a declaration, by streaming them: text twice, once for the types and once for the values, other formats once.</summary>
public static class SourceProfiler
{
    /// <summary>Reads all files of a source. The first one says which columns there are.</summary>
    /// <exception cref="SourceException">A file can't be read, is malformed or empty.</exception>
    public static Task<SourceProfile> ReadAsync(SourceSpec spec, CancellationToken cancellation = default) => ReadAsync(spec, ProfileOptions.Usual, cancellation);

    /// <summary>Reads all files of a source, with what is known beside them.</summary>
    /// <exception cref="SourceException">A file can't be read, is malformed or empty.</exception>
    public static async Task<SourceProfile> ReadAsync(SourceSpec spec, ProfileOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(options);
        var files = FileList.Resolve(spec);
        var all = await SourceColumns.FindAsync(files, spec, cancellation).ConfigureAwait(false);
        FoundColumn[] found = [.. all.Where(column => column.Type is not null)];
        var descriptor = DiscoveredNames.Describe(all);
        var parting = await RowParting.OfAsync(descriptor, found, files, spec, cancellation).ConfigureAwait(false);
        var budget = new HashBudget();
        var tallies = descriptor.Columns.Select(column => ColumnTally.Of(column.Type, budget)).ToArray();
        var relations = new RelationTally(descriptor, tallies, budget);
        var faults = new bool[tallies.Length];
        var read = new List<ProfiledFile>();
        var request = ReadRequest.Of(descriptor, null, spec);
        foreach (var file in files)
        {
            var (rows, latest) = (0L, double.NegativeInfinity);
            await foreach (var batch in request.ReadAsync(file, spec.Format ?? FormatOf.File(file), cancellation).ConfigureAwait(false))
            {
                rows += batch.RowCount;
                foreach (var fault in batch.Faults)
                    faults[fault.Ordinal] = true;
                var parts = parting.Of(batch);
                for (var ordinal = 0; ordinal < tallies.Length; ordinal++)
                    tallies[ordinal].Add(batch, ordinal, parts);
                relations.Add(batch.RowCount, parts);
                if (parting.Time >= 0)
                    latest = Math.Max(latest, Greatest(tallies[parting.Time].Trace));
            }

            read.Add(new ProfiledFile(file.Name, rows, double.IsFinite(latest) ? Times.Of(latest) : null));
        }

        var total = read.Sum(file => file.Rows);
        var profiles = tallies.Select((tally, ordinal) => faults[ordinal] ? null : tally.Profile(descriptor.Columns[ordinal], found[ordinal].Stored, total)).ToArray();
        var profile = new SourceProfile(
            string.Join(';', spec.Paths),
            total,
            [.. profiles.OfType<ColumnProfile>()],
            [
                .. all.Where(column => column.Type is null).Select(column => new SkippedColumn(column.Stored, column.Why)),
                .. found.Where((_, ordinal) => faults[ordinal]).Select(column => new SkippedColumn(column.Stored, $"some of its values are no {column.Type!.Value.ToString().ToLowerInvariant()}")),
            ])
        {
            Files = read,
            HeldBack = parting.Rows,
            Relations = relations.Relations(profiles),
        };
        return profile with { Suggestions = RuleProposals.Of(profile, [.. profiles.Index().Where(one => one.Item is not null).Select(one => tallies[one.Index].Parts())], parting.IsTelling, options) };
    }

    private static double Greatest(CellTrace trace)
    {
        var greatest = double.NegativeInfinity;
        foreach (var number in trace.Numbers.AsSpan(0, trace.Rows))
        {
            if (number > greatest)
                greatest = number;
        }

        return greatest;
    }
}
