using System.Collections.Immutable;
using System.Globalization;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY2001 and 2004: what a model learned from can't be found again while it is in use. <c>[NotVersioned]</c> answers the first.</summary>
internal static class TrainingDataRules
{
    /// <summary>The fact that holds how long versions are needed, as <c>Keep</c> is written.</summary>
    public const string Needed = "Needed";

    private const double Day = 86_400;

    public static void Check(DatasetInquiry dataset)
    {
        var (inquiry, model) = (dataset.Declaration, dataset.Model);
        if (model.IsColumns || model.NotVersioned is not null || inquiry.Index.Trainings(inquiry.Cancellation).Of(model.Name) is not [var first, ..] trainings)
            return;
        if (inquiry.Type.GetAttributes().Find(KnownAttributes.Versioned) is not { } versioned)
            inquiry.Report(Descriptors.UnversionedTrainingData, Places.Of(inquiry.Attribute, inquiry.Cancellation), first.Model, model.Name);
        else if (model.Versioned?.Keep is { } keep && Durations.Seconds(keep) is { } kept)
            CheckKept(inquiry, model.Name, versioned, keep, kept, trainings);
    }

    private static void CheckKept(Inquiry inquiry, string dataset, AttributeData versioned, string keep, double kept, IEnumerable<Training> trainings)
    {
        var needs = trainings.Select(training => (Training: training, Need: Need.Of(inquiry, training))).OrderByDescending(static one => one.Need.Seconds);
        var (training, need) = needs.First();
        if (need.Seconds <= kept)
            return;
        inquiry.Report(
            Descriptors.KeptTooShort,
            Places.Argument(versioned, "Keep", 0, inquiry.Cancellation),
            ImmutableDictionary<string, string?>.Empty.Add(Needed, Text(need.Seconds)),
            dataset, keep, training.Model, training.Pipeline.Name, Text(need.Seconds), need.Words);
    }

    // Rounded up: to say less would be wrong.
    private static string Text(double seconds)
    {
        var (unit, letter) = seconds >= Day ? (Day, "d") : seconds >= 3600 ? (3600, "h") : (60, "m");
        return Math.Ceiling(seconds / unit).ToString(CultureInfo.InvariantCulture) + letter;
    }

    /// <summary>How long the version that a champion learned from is needed: until the next training, and while its monitor's last window is open.</summary>
    private sealed record Need(double Seconds, string Words)
    {
        public static Need Of(Inquiry inquiry, Training training)
        {
            var between = training.Pipeline.Schedule is { } schedule ? Cron.LongestGap(schedule) ?? 0 : 0;
            var window = 0.0;
            foreach (var declaration in inquiry.Index.Of(DeclarationKind.Monitor, inquiry.Cancellation))
            {
                if (inquiry.Index.Monitor(declaration.Type, inquiry.Cancellation) is { } monitor && monitor.Model == training.Model)
                    window = Math.Max(window, monitor.WindowSeconds);
            }

            string?[] parts = [between > 0 ? $"{Text(between)} between two trainings" : null, window > 0 ? $"{Text(window)} in the window of its monitor" : null];
            return new Need(between + window, string.Join(", ", parts.Where(static part => part is not null)));
        }
    }
}
