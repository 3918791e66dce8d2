using Assay.Tracking.Rules;

namespace Assay.Tracking.Store;

/// <summary>What a batch may hold, and how its parameters and tags are written.</summary>
internal static class Batches
{
    internal static void Check(RunBatch batch)
    {
        // Points of one curve share their key, which is looked at once.
        var fine = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < batch.Metrics.Count; i++)
        {
            var key = batch.Metrics[i].Key;
            if (key is null || fine.Add(key))
                Keys.Demand("Metric name", key, "metrics", i, "name");
        }

        for (var i = 0; i < batch.Params.Count; i++)
        {
            Keys.Demand("Param key", batch.Params[i].Key, "params", i, "key");
            DemandFits("Param", batch.Params[i].Key, batch.Params[i].Value, Limits.ParamValue);
        }

        for (var i = 0; i < batch.Tags.Count; i++)
        {
            Keys.Demand("Tag key", batch.Tags[i].Key, "tags", i, "key");
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

    internal static void Write(StoreConnection db, long run, string runId, RunBatch batch)
    {
        WriteParams(db, run, runId, batch.Params);
        foreach (var tag in batch.Tags)
            SetTag(db, run, tag.Key, tag.Value);
        Metrics.Add(db, run, runId, batch.Metrics);
    }

    internal static void SetTag(StoreConnection db, long run, string key, string value)
    {
        db.Prepared(RunInserts.Tag).With(run, key, value).Run();
        if (key == RunTags.Name)
            db.Prepared("UPDATE runs SET run_name = ?2 WHERE run = ?1").With(run, value).Run();
    }

    private static void WriteParams(StoreConnection db, long run, string runId, IReadOnlyList<Param> parameters)
    {
        var changed = new List<string>();
        foreach (var param in parameters)
        {
            if (db.Prepared(RunInserts.Param).With(run, param.Key, param.Value).Run() > 0)
                continue;
            var kept = db.Prepared("SELECT value FROM params WHERE run = ?1 AND key = ?2").With(run, param.Key).First(row => row.Text(0));
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
