using System.Globalization;
using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Pipelines;

/// <summary>A quantity that Kubernetes takes and that nobody means.</summary>
/// <param name="Words">What it asks for.</param>
/// <param name="Meant">What was probably meant; null where that is anybody's guess.</param>
internal sealed record UnlikelyQuantity(string Words, string? Meant)
{
    // runc starts no container with less memory; a .NET program needs more than ten times as much.
    private const double LeastBytes = 4.0 * 1024 * 1024;

    // The largest machines for rent have 32 TiB and 1,920 processors; a step that takes a quarter of the latter is a slip of the unit.
    private const double MostBytes = 32.0 * 1024 * 1024 * 1024 * 1024;
    private const double MostProcessors = 500;
    private const double LeastProcessors = 0.01;

    /// <summary>What is odd about a quantity; null where nothing is, or where it is none.</summary>
    public static UnlikelyQuantity? Of(string argument, string text) => Quantities.Value(text) is { } value and > 0
        ? argument == "Cpu" ? OfProcessors(text, value) : OfBytes(text, value)
        : null;

    private static UnlikelyQuantity? OfProcessors(string text, double value) => value switch
    {
        >= MostProcessors => new($"{Shown(value)} processors", Thousandths(text)),
        < LeastProcessors => new($"{Shown(value * 1000)} thousandths of a processor", null),
        _ => null,
    };

    private static UnlikelyQuantity? OfBytes(string text, double value) => value switch
    {
        > MostBytes => new("more than any machine has", null),
        < 1 => new("less than one byte", text.EndsWith("m", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) + "Mi" : null),
        < LeastBytes => new($"{Shown(value)} bytes", Plain(text) is { } number ? text + (number <= 128 ? "Gi" : "Mi") : null),
        _ => null,
    };

    private static string? Thousandths(string text) =>
        Plain(text) is not null ? text + "m" : text.EndsWith("M", StringComparison.Ordinal) ? text.Substring(0, text.Length - 1) + "m" : null;

    private static int? Plain(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Shown(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
