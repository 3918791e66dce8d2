using System.Globalization;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY3011, 3012, 3021 and 3022: schedules that can be read and are surely not meant.</summary>
internal static class ScheduleRules
{
    private const string Any = "*";

    public static void Check(Inquiry inquiry, PipelineModel pipeline, IReadOnlyList<StepUnderRule> steps)
    {
        if (pipeline.Schedule is not { } schedule || Cron.Fault(schedule) is not null)
            return;
        var place = Places.Argument(inquiry.Attribute, "Schedule", 0, inquiry.Cancellation);
        if (Cron.LongestGap(schedule) is not { } gap)
        {
            inquiry.Report(Descriptors.NeverRuns, place, schedule);
            return;
        }

        var fields = schedule.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        CheckMinute(inquiry, pipeline, fields, place);
        CheckDays(inquiry, fields, place);
        CheckTimeouts(inquiry, steps, schedule, gap);
    }

    // 60 runs in the one hour that is named; or a training each minute.
    private static void CheckMinute(Inquiry inquiry, PipelineModel pipeline, string[] fields, Location? place)
    {
        var ofHour = fields[1] != Any;
        if (fields[0] is not (Any or "*/1") || !(ofHour || Makes(pipeline)))
            return;
        string[] mended = ["0", .. fields.Skip(1)];
        inquiry.Report(
            Descriptors.RunsEachMinute,
            place,
            Replacements.Of([string.Join(" ", mended)]),
            string.Join(" ", fields),
            ofHour ? $"each minute of hour {fields[1]}" : "each minute, and trains",
            string.Join(" ", mended));
    }

    private static void CheckDays(Inquiry inquiry, string[] fields, Location? place)
    {
        if (fields[2].IndexOf('*') < 0 && fields[4].IndexOf('*') < 0)
            inquiry.Report(Descriptors.EitherDay, place, string.Join(" ", fields), fields[2], fields[4]);
    }

    private static void CheckTimeouts(Inquiry inquiry, IReadOnlyList<StepUnderRule> steps, string schedule, double gap)
    {
        foreach (var step in steps)
        {
            if (step.Model.TimeoutSeconds > gap)
            {
                inquiry.Report(
                    Descriptors.OutlastsSchedule,
                    Places.Argument(step.Attribute, "Timeout", 0, inquiry.Cancellation),
                    step.Method.Name,
                    Shown(step.Model.TimeoutSeconds.Value),
                    schedule,
                    Shown(gap));
            }
        }
    }

    private static bool Makes(PipelineModel pipeline) => pipeline.Steps.Any(static step => step.Outputs.Any(static output => output.Kind == WireKind.Model));

    private static string Shown(double seconds) => seconds switch
    {
        >= 86400 when seconds % 86400 == 0 => $"{Number(seconds / 86400)}d",
        >= 3600 when seconds % 3600 == 0 => $"{Number(seconds / 3600)}h",
        >= 60 when seconds % 60 == 0 => $"{Number(seconds / 60)}m",
        _ => $"{Number(seconds)}s",
    };

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
