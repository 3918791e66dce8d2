using System.ComponentModel;
using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>A query that a rule needs the answer of before it is judged.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Sql">The query.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record QueryAsked(string Rule, string Sql);

/// <summary>A query over the whole batch gives a number. It is run once, by whoever judges, and no state holds anything of it.</summary>
internal sealed class SqlRule(string id, string sql, double expecting) : Rule(id)
{
    /// <inheritdoc/>
    public override bool IsBatchRule => true;

    internal override QueryAsked Query => new(Id, sql);

    internal void Observe(ColumnBatch batch)
    {
        if (Active)
            CountScope(batch.RowCount);
    }

    /// <inheritdoc/>
    public override RuleOutcome Judge(RuleDescriptor descriptor, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(context);
        if (context.Answer(Id) is not { } answer)
            return Outcome(descriptor, VerdictStatus.Skipped, "the query was not run");
        // Nothing is known of a batch whose query can't be run: that is no pass.
        if (answer.Number is not { } number)
            return Outcome(descriptor, FailureStatus(descriptor.Severity), answer.Fault ?? "the query gave no number");
        return Outcome(
            descriptor,
            number == expecting ? VerdictStatus.Passed : FailureStatus(descriptor.Severity),
            string.Create(CultureInfo.InvariantCulture, $"the query gives {MeasureRule.Text(number)}"),
            number);
    }
}
