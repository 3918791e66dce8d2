namespace Assay.Monitoring.Store;

internal static class Tables
{
    /// <summary>Version 1. Times are UTC ticks of 100 ns since year 1, whole numbers that SQLite keeps and compares exactly.</summary>
    public const string Script =
        """
        CREATE TABLE predictions (
            model   TEXT NOT NULL,
            id      TEXT NOT NULL,
            version INTEGER NOT NULL,
            time    INTEGER NOT NULL,
            request TEXT NOT NULL,
            input   TEXT NOT NULL,
            output  TEXT NOT NULL,
            score   REAL NULL,
            label   REAL NULL,
            PRIMARY KEY (model, id)
        );
        CREATE INDEX predictions_by_time ON predictions (model, time);
        CREATE TABLE windows (
            monitor  TEXT NOT NULL,
            start    INTEGER NOT NULL,
            version  INTEGER NOT NULL,
            rows     INTEGER NOT NULL,
            labelled INTEGER NOT NULL,
            content  TEXT NOT NULL,
            PRIMARY KEY (monitor, start, version)
        );
        CREATE TABLE alerts (
            id         TEXT NOT NULL PRIMARY KEY,
            monitor    TEXT NOT NULL,
            subject    TEXT NOT NULL,
            status     TEXT NOT NULL,
            first_time INTEGER NOT NULL,
            last_time  INTEGER NOT NULL,
            content    TEXT NOT NULL
        );
        CREATE INDEX alerts_by_subject ON alerts (monitor, subject, first_time);
        CREATE UNIQUE INDEX one_living_alert_a_subject ON alerts (monitor, subject) WHERE status <> 'resolved';
        """;
}
