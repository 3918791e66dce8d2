using Assay.CompilerServices;
using Assay.Data;

namespace Assay.Validation.Batches;

/// <summary>
/// Runs the queries of rules over a batch: where its source answers them, there; else over its own files of Parquet, else over a temporary one into
/// which it is read once for all rules.
/// </summary>
internal sealed class BatchAnswers(BatchValidationOptions options, TimeProvider time)
{
    /// <summary>Gives each rule that asks a query its answer.</summary>
    /// <param name="context">What rules are judged with.</param>
    /// <param name="validator">The rules.</param>
    /// <param name="rows">The whole batch.</param>
    /// <param name="cancellation">Stops a query.</param>
    /// <exception cref="SourceException">The rows can't be read, or nothing is there to run a query.</exception>
    public async Task AddAsync(JudgeContext context, DatasetValidator validator, Rows rows, CancellationToken cancellation)
    {
        var asked = validator.Queries.ToList();
        if (asked.Count == 0)
            return;
        var table = validator.Descriptor.Name;
        var left = new List<QueryAsked>();
        foreach (var query in asked)
        {
            if (await WithinAsync(token => rows.QueryAsync(table, query.Sql, token), cancellation).ConfigureAwait(false) is { } answer)
                context.AddAnswer(query.Rule, answer);
            else
                left.Add(query);
        }

        if (left.Count > 0)
            await OverFilesAsync(context, left, validator, rows, cancellation).ConfigureAwait(false);
    }

    private async Task OverFilesAsync(JudgeContext context, List<QueryAsked> asked, DatasetValidator validator, Rows rows, CancellationToken cancellation)
    {
        var engine = options.Queries ?? throw new SourceException(
            SourceFault.Unreadable, validator.Descriptor.Name, $"the rule {asked[0].Rule}, a query, and nothing to run it", "the package Assay.Data.DuckDb",
            "Add it, and services.AddSingleton<ISourceScheme>(new DuckDbScheme()).");
        if (await rows.ParquetFilesAsync(cancellation).ConfigureAwait(false) is { } files)
        {
            await RunAsync(files).ConfigureAwait(false);
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(options.TemporaryFolder ?? Path.GetTempPath(), $"assay-query-{Guid.NewGuid():N}"));
        try
        {
            var file = Path.Combine(folder.FullName, "batch.parquet");
            var read = await RowsFile.WriteAsync(rows, file, FileFormat.Parquet, cancellation).ConfigureAwait(false);
            if (read == validator.Rows)
            {
                await RunAsync([file]).ConfigureAwait(false);
                return;
            }

            var fault = FormattableString.Invariant($"not checked: read again for the query the rows are {read:N0} and not {validator.Rows:N0}; give rows that can be read more than once");
            foreach (var query in asked)
                context.AddAnswer(query.Rule, new(null, fault));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        async Task RunAsync(IReadOnlyList<string> parquet)
        {
            foreach (var query in asked)
            {
                var batch = new BatchQuery(validator.Descriptor.Name, query.Sql, parquet) { MemoryLimit = options.QueryMemoryLimit, Threads = options.Threads, TemporaryFolder = options.TemporaryFolder };
                context.AddAnswer(query.Rule, (await WithinAsync(async token => await engine.RunAsync(batch, token).ConfigureAwait(false), cancellation).ConfigureAwait(false))!);
            }
        }
    }

    private async Task<QueryAnswer?> WithinAsync(Func<CancellationToken, Task<QueryAnswer?>> run, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.QueryTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await run(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new(null, FormattableString.Invariant($"not checked: the query did not end within {options.QueryTimeout.TotalSeconds:0.###} s"));
        }
    }
}
