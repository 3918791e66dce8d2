using System.Text;

namespace Assay.CompilerServices;

/// <summary>Kernels of rules over how text is written.</summary>
internal static class TextKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["starts_with"] = static request => Any(request, static (text, one) => text.StartsWith(one, StringComparison.Ordinal)),
        ["ends_with"] = static request => Any(request, static (text, one) => text.EndsWith(one, StringComparison.Ordinal)),
        ["contains"] = static request => Any(request, static (text, one) => text.Contains(one, StringComparison.Ordinal)),
        ["not_pattern"] = static request => NotPattern(request),
        ["casing"] = static request => Casing(request),
        ["ascii"] = static request => Of(request, static text => Ascii.IsValid(text)),
        ["trimmed"] = static request => Of(request, static text => Writing.IsTrimmed(text)),
        ["format"] = static request => Format(request),
        ["date_text"] = static request => DateText(request),
    };

    private static RuleKernel Of(KernelRequest request, Func<string, bool> test, bool isCostly = false)
    {
        var id = request.Rule.Id;
        return ColumnKernels.Value<string>(() => new TextTestRule(id, test, isCostly), request.Ordinal);
    }

    private static RuleKernel Any(KernelRequest request, Func<string, string, bool> test)
    {
        var texts = request.Rule.Values<string>("texts");
        return texts is [var only]
            ? Of(request, text => test(text, only))
            : Of(request, text => Array.Exists(texts, one => test(text, one)));
    }

    private static RuleKernel NotPattern(KernelRequest request)
    {
        var pattern = Patterns.Whole(request.Rule.Text("pattern"));
        return Of(request, text => !pattern.IsMatch(text), !pattern.IsTable);
    }

    private static RuleKernel Casing(KernelRequest request) => request.Rule.Text("case") switch
    {
        "lower" => Of(request, static text => Writing.IsIn(TextCase.Lower, text)),
        "upper" => Of(request, static text => Writing.IsIn(TextCase.Upper, text)),
        _ => throw request.Foreign(),
    };

    private static RuleKernel Format(KernelRequest request)
    {
        if (!Enum.TryParse<TextFormat>(request.Rule.Text("format"), out var format))
            throw request.Foreign();
        return Of(request, text => TextFormats.Is(format, text), isCostly: true);
    }

    private static RuleKernel DateText(KernelRequest request)
    {
        var format = request.Rule.Text("format");
        return Of(request, text => TextFormats.IsDate(text, format), isCostly: true);
    }
}
