using System.CommandLine;
using Assay.Hosting.CommandLine;
using Cronos;

namespace Assay.Hosting.Verbs;

/// <summary>Lists the schedules of pipelines and when they fire next.</summary>
internal sealed class ScheduleListVerb() : Verb("list", "Lists the schedules of pipelines and when they fire next, in UTC.", "schedule list"), IGroupedVerb
{
    public VerbGroup Group => Groups.Schedule;

    public override Task<int> RunAsync(ParseResult arguments, VerbContext context, CancellationToken cancellation)
    {
        var now = context.Environment.Clock.GetUtcNow();
        IReadOnlyList<ScheduleRow> rows = [.. context.Get<Declarations>().Pipelines
            .Where(plan => plan.Descriptor.Schedule is not null)
            .Select(plan => new ScheduleRow(
                plan.Descriptor.Name, plan.Descriptor.Schedule!, CronExpression.Parse(plan.Descriptor.Schedule!).GetNextOccurrence(now, TimeZoneInfo.Utc)))];
        context.WriteJson(rows, VerbJson.Default.IReadOnlyListScheduleRow);
        foreach (var row in rows)
            context.Say($"{row.Pipeline,-28} {row.Schedule,-14} next {row.Next?.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture) ?? "never"}");
        return Task.FromResult(ExitCode.Fine);
    }
}
