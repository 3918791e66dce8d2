using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Pages.Tests;

/// <summary>A page with everything on it.</summary>
internal static class Sample
{
    public static Page Page(string? root) => new()
    {
        Title = "flights-2001",
        Site = "FlightDelay",
        Lead = "One row per flight of the first half of 2001.",
        Root = root,
        Nav = [new("Datasets", "#datasets", Current: true), new("Models", "#models"), new("Monitors", "#monitors")],
        Trail = [new("Datasets", "#datasets")],
        Made = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero),
        Body =
        [
            Facts.Of([("Rows", Show.Count(3_000_000)), ("Size", Show.Bytes(16_900_000)), ("Verdict", Badge.Of("passed", Tone.Good)), ("Worst", Badge.Of(Severity.Error)), ("Open", Badge.Of(Severity.Warning))]),
            Section.Of("About", "about", MarkdownText.ToHtml("US flights, *sampled*. See [the source](https://example.org) and `delay`.\n\n> Public domain.")),
            Section.Of(
                "Columns",
                "columns",
                Table.Of(
                    "Columns of version 7",
                    [new("Column"), new("Meaning"), new("Missing", Numeric: true), new("Lately")],
                    [
                        ["delay", "Minutes late at arrival", Show.Percent(0.0123), Sparkline.Draw("delay by month", [.205, .233, .210, .179, .161, .214])],
                        ["distance", "Miles", Show.Percent(0), Sparkline.Draw("distance by month", [1, 1, 1])],
                    ])),
            Section.Of(
                "Distributions",
                "distributions",
                ChartGrid.Of(
                    HistogramChart.Draw("Delay", [-60, -30, 0, 30, 60, 90, 120], [120, 8_000, 9_500, 2_100, 700, 300], "minutes"),
                    OverlayChart.Draw("Delay against the reference", [-60, -30, 0, 30, 60], [120, 8000, 9500, 2100], [20, 700, 1500, 600], xLabel: "minutes"),
                    BarChart.Draw("Importance", [new("departure hour", 0.41), new("distance", 0.22), new("a very long name of a column indeed", 0.09)]),
                    LineChart.Draw(
                        "PSI of distance",
                        [
                            new("distance", [.. Enumerable.Range(0, 24).Select(i => Dot.At(DateTimeOffset.UnixEpoch.AddDays(11_323 + (7 * i)), 0.05 + (0.01 * i * Math.Sin(i)), i == 20))]),
                            new("delay", [.. Enumerable.Range(0, 24).Select(i => Dot.At(DateTimeOffset.UnixEpoch.AddDays(11_323 + (7 * i)), 0.08 + (0.002 * i)))]),
                        ],
                        new() { OverTime = true, Limits = [new("alarm above", 0.25)] }))),
        ],
    };
}
