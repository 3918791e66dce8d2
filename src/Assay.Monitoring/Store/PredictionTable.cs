using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Monitoring.Store;

/// <summary>Predictions and their labels.</summary>
internal sealed class PredictionTable(MonitorDatabase database)
{
    /// <summary>Adds predictions in one transaction. The same id again changes nothing.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> AddAsync(string model, IReadOnlyList<StoredPrediction> predictions, CancellationToken cancellation) =>
        database.WriteAsync((connection, transaction) => Insert(connection, transaction, model, predictions), cancellation);

    /// <summary>The predictions of a model whose event time lies in [from, to), in order of time, then id.</summary>
    public Task<IReadOnlyList<StoredPrediction>> BetweenAsync(string model, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<StoredPrediction>>(
            async connection => (await connection.QueryAsync<StoredPrediction>(new CommandDefinition(
                """
                SELECT id, version, time, request, input, output, score, label FROM predictions
                WHERE model = @model AND time >= @from AND time < @to ORDER BY time, id
                """,
                new { model, from = from.UtcTicks, to = to.UtcTicks },
                cancellationToken: cancellation)).ConfigureAwait(false)).AsList(),
            cancellation);

    /// <summary>Per window of <paramref name="ticks"/> and model version: rows and labelled rows, of windows that begin before <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<WindowCount>> CountAsync(string model, long ticks, DateTimeOffset before, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<WindowCount>>(
            async connection => (await connection.QueryAsync<WindowCount>(new CommandDefinition(
                """
                SELECT (time - @epoch) / @ticks AS number, version, count(*) AS rows, count(label) AS labelled FROM predictions
                WHERE model = @model AND time >= @epoch AND time < @before GROUP BY 1, 2 ORDER BY 1, 2
                """,
                new { model, ticks, epoch = DateTimeOffset.UnixEpoch.UtcTicks, before = before.UtcTicks },
                cancellationToken: cancellation)).ConfigureAwait(false)).AsList(),
            cancellation);

    /// <summary>How many are older than a time; none where nothing was ever kept.</summary>
    public Task<long> CountBeforeAsync(string model, DateTimeOffset before, CancellationToken cancellation) => !database.Exists
        ? Task.FromResult(0L)
        : database.ReadAsync(
            connection => connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "SELECT count(*) FROM predictions WHERE model = @model AND time < @before", new { model, before = before.UtcTicks }, cancellationToken: cancellation)),
            cancellation);

    /// <summary>Removes those older than a time.</summary>
    public Task<int> RemoveBeforeAsync(string model, DateTimeOffset before, CancellationToken cancellation) => database.WriteAsync(
        (connection, transaction) => connection.Execute(
            "DELETE FROM predictions WHERE model = @model AND time < @before", new { model, before = before.UtcTicks }, transaction),
        cancellation);

    /// <summary>The request and label of an id; null where the model never gave that id.</summary>
    public Task<IReadOnlyDictionary<string, StoredPrediction>> FindAsync(string model, IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyDictionary<string, StoredPrediction>>(
            async connection =>
            {
                var found = new Dictionary<string, StoredPrediction>(StringComparer.Ordinal);
                foreach (var chunk in ids.Chunk(500))
                {
                    var rows = await connection.QueryAsync<StoredPrediction>(new CommandDefinition(
                        "SELECT id, version, time, request, label FROM predictions WHERE model = @model AND id IN @chunk",
                        new { model, chunk },
                        cancellationToken: cancellation)).ConfigureAwait(false);
                    foreach (var row in rows)
                        found[row.Id] = row;
                }

                return found;
            },
            cancellation);

    /// <summary>Sets labels that are not known yet, in one transaction. A label that is there stays.</summary>
    /// <returns>How many were set.</returns>
    public Task<int> LabelAsync(string model, IReadOnlyCollection<KeyValuePair<string, double>> labels, CancellationToken cancellation) =>
        database.WriteAsync(
            (connection, transaction) =>
            {
                using var command = Command(connection, transaction, "UPDATE predictions SET label = $label WHERE model = $model AND id = $id AND label IS NULL");
                command.Parameters.AddWithValue("$model", model);
                var id = command.Parameters.Add("$id", SqliteType.Text);
                var value = command.Parameters.Add("$label", SqliteType.Real);
                var set = 0;
                foreach (var label in labels)
                {
                    id.Value = label.Key;
                    value.Value = label.Value;
                    set += command.ExecuteNonQuery();
                }

                return set;
            },
            cancellation);

    private static int Insert(SqliteConnection connection, SqliteTransaction transaction, string model, IReadOnlyList<StoredPrediction> predictions)
    {
        using var command = Command(
            connection,
            transaction,
            """
            INSERT INTO predictions (model, id, version, time, request, input, output, score)
            VALUES ($model, $id, $version, $time, $request, $input, $output, $score) ON CONFLICT DO NOTHING
            """);
        command.Parameters.AddWithValue("$model", model);
        var id = command.Parameters.Add("$id", SqliteType.Text);
        var version = command.Parameters.Add("$version", SqliteType.Integer);
        var time = command.Parameters.Add("$time", SqliteType.Integer);
        var request = command.Parameters.Add("$request", SqliteType.Text);
        var input = command.Parameters.Add("$input", SqliteType.Text);
        var output = command.Parameters.Add("$output", SqliteType.Text);
        var score = command.Parameters.Add("$score", SqliteType.Real);
        var added = 0;
        foreach (var prediction in predictions)
        {
            id.Value = prediction.Id;
            version.Value = prediction.Version;
            time.Value = prediction.Time;
            request.Value = prediction.Request;
            input.Value = prediction.Input;
            output.Value = prediction.Output;
            score.Value = prediction.Score ?? (object)DBNull.Value;
            added += command.ExecuteNonQuery();
        }

        return added;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string text)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Prepare();
        return command;
    }
}

/// <summary>How much there is of one window and model version.</summary>
internal sealed class WindowCount
{
    /// <summary>The window's number since the Unix epoch.</summary>
    public long Number { get; set; }

    /// <summary>The model version.</summary>
    public int Version { get; set; }

    /// <summary>Its predictions.</summary>
    public long Rows { get; set; }

    /// <summary>Those whose label is known.</summary>
    public long Labelled { get; set; }
}
