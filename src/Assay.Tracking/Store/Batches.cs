using Assay.Tracking.Rules;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>What a batch may hold, and how its parameters and tags are written.</summary>
internal static class Batches
{
    internal static void Check(RunBatch batch)
    {
        for (var i = 0; i < batch.Metrics.Count; i++)
            Keys.Demand("Metric name", batch.Metrics[i].Key, FormattableString.Invariant($"metrics[{i}].name"));
        for (var i = 0; i < batch.Params.Count; i++)
        {
            Keys.Demand("Param key", batch.Params[i].Key, FormattableString.Invariant($"params[{i}].key"));
            DemandFits("Param", batch.Params[i].Key, batch.Params[i].Value, Limits.ParamValue);
        }

        for (var i = 0; i < batch.Tags.Count; i++)
        {
            Keys.Demand("Tag key", batch.Tags[i].Key, FormattableString.Invariant($"tags[{i}].key"));
            DemandFits("Tag", batch.Tags[i].Key, batch.Tags[i].Value, Limits.RunTagValue);
        }

        DemandCount(batch.Metrics.Count, Limits.BatchEntries, "metrics");
        DemandCount(batch.Params.Count, Limits.BatchParams, "params");
        DemandCount(batch.Tags.Count, Limits.BatchParams, "tags");
        DemandCount(batch.Metrics.Count + batch.Params.Count + batch.Tags.Count, Limits.BatchEntries, "metrics, params, and tags");
        var twice = batch.Params.GroupBy(p => p.Key, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => $"'{g.Key}'").ToArray();
        if (twice.Length > 0)
        {
            throw TrackingException.Invalid(
                $"Duplicate parameter keys have been submitted: [{string.Join(", ", twice)}]. Please ensure the request contains only one param value per param key.");
        }
    }

    internal static void Write(SqliteConnection db, string runId, RunBatch batch)
    {
        WriteParams(db, runId, batch.Params);
        foreach (var tag in batch.Tags)
            SetTag(db, runId, tag.Key, tag.Value);
        Metrics.Add(db, runId, batch.Metrics);
    }

    internal static void SetTag(SqliteConnection db, string runId, string key, string value)
    {
        db.Execute("INSERT INTO run_tags VALUES (@runId, @key, @value) ON CONFLICT DO UPDATE SET value = excluded.value", new { runId, key, value });
        if (key == RunTags.Name)
            db.Execute("UPDATE runs SET run_name = @value WHERE run_id = @runId", new { runId, value });
    }

    private static void WriteParams(SqliteConnection db, string runId, IReadOnlyList<Param> parameters)
    {
        var changed = new List<string>();
        foreach (var param in parameters)
        {
            var row = new { runId, param.Key, param.Value };
            db.Execute("INSERT INTO params VALUES (@runId, @Key, @Value) ON CONFLICT DO NOTHING", row);
            var kept = db.ExecuteScalar<string>("SELECT value FROM params WHERE run_id = @runId AND key = @Key", row);
            if (!string.Equals(kept, param.Value, StringComparison.Ordinal))
                changed.Add($"{{'key': '{param.Key}', 'old_value': '{kept}', 'new_value': '{param.Value}'}}");
        }

        if (changed.Count > 0)
        {
            throw TrackingException.Invalid(
                $"Changing param values is not allowed. Params were already logged='[{string.Join(", ", changed)}]' for run ID='{runId}'.");
        }
    }

    // MLflow cuts what is too long without a word; a value that is not the one that was logged helps nobody.
    private static void DemandFits(string kind, string key, string? value, int most)
    {
        if (value is null)
            throw TrackingException.Invalid($"Missing value for required parameter 'value' of '{key}'.");
        if (value.Length > most)
        {
            throw TrackingException.Invalid(
                FormattableString.Invariant($"{kind} '{key}' has a value of {value.Length} characters; at most {most} are kept. Log the text as an artifact instead."));
        }
    }

    private static void DemandCount(int count, int most, string what)
    {
        if (count > most)
        {
            throw TrackingException.Invalid(FormattableString.Invariant(
                $"A batch logging request can contain at most {most} {what}. Got {count} {what}. Please split up {what} across multiple requests and try again."));
        }
    }
}
