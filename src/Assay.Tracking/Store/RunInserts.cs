namespace Assay.Tracking.Store;

/// <summary>Adds what hangs on a run behind what hangs there already.</summary>
internal static class RunInserts
{
    internal const string Tag = """
        INSERT INTO run_tags SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3 FROM run_tags WHERE run = ?1
        ON CONFLICT (run, key) DO UPDATE SET value = excluded.value
        """;

    internal const string Param = """
        INSERT INTO params SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3 FROM params WHERE run = ?1
        ON CONFLICT DO NOTHING
        """;

    internal const string Input = """
        INSERT INTO inputs SELECT ?1, coalesce(max(place), 0) + 1, ?2 FROM inputs WHERE run = ?1
        ON CONFLICT DO NOTHING
        """;

    internal const string InputTag = """
        INSERT INTO input_tags SELECT ?1, ?2, coalesce(max(place), 0) + 1, ?3, ?4 FROM input_tags WHERE run = ?1 AND dataset_id = ?2
        ON CONFLICT (run, dataset_id, key) DO UPDATE SET value = excluded.value
        """;

    internal const string ModelInput = """
        INSERT INTO model_inputs SELECT ?1, coalesce(max(place), 0) + 1, ?2 FROM model_inputs WHERE run = ?1
        ON CONFLICT DO NOTHING
        """;

    internal const string ModelOutput = """
        INSERT INTO model_outputs SELECT ?1, coalesce(max(place), 0) + 1, ?2, ?3 FROM model_outputs WHERE run = ?1
        ON CONFLICT (run, model_id) DO UPDATE SET step = excluded.step
        """;
}
