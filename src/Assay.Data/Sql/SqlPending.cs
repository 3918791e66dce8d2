namespace Assay.Data.Sql;

/// <summary>A rule that has been asked of the database.</summary>
/// <param name="Asked">The rule.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Answer">The answer, once the statements have run; null where SQL's might differ from the rows'.</param>
/// <param name="Failing">A query of the failing rows, in all their columns; null for rules over the batch.</param>
internal sealed record SqlPending(RuleAsked Asked, IReadOnlyList<SqlColumn> Columns, Func<RuleAnswer?> Answer, Func<string>? Failing = null);
