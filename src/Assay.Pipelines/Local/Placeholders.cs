using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Steps;

namespace Assay.Pipelines.Local;

/// <summary>
/// Replaces placeholders in a command as Kubeflow's launcher does: plain text, written exactly so, with single quotes. What looks like a
/// placeholder and is none is an error here, where the cluster would hand it to the step as it stands.
/// </summary>
internal static class Placeholders
{
    public static List<string> Words(IEnumerable<Argument> arguments, ExecutorInput input)
    {
        var words = new List<string>();
        foreach (var argument in arguments)
        {
            if (argument.IfPresent is not { } name)
                words.Add(Replace(argument.Text!, input));
            else
                words.AddRange(((input.Inputs.ParameterValues.ContainsKey(name) ? argument.Then : argument.Else) ?? []).Select(word => Replace(word, input)));
        }

        return words;
    }

    /// <summary>A value as text: lists and structs as JSON, numbers without exponent, booleans in lower case.</summary>
    public static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Number => Plain(value.GetDouble()),
        _ => value.GetRawText(),
    };

    /// <summary>The shortest text that reads back as the number, without exponent.</summary>
    public static string Plain(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        if (e < 0)
            return text;
        var exponent = int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = text[0] == '-' ? "-" : "";
        var mantissa = text[sign.Length..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var at = (point < 0 ? mantissa.Length : point) + exponent;
        if (at <= 0)
            return $"{sign}0.{new string('0', -at)}{digits}";
        return at >= digits.Length ? sign + digits.PadRight(at, '0') : $"{sign}{digits[..at]}.{digits[at..]}";
    }

    private static string Replace(string text, ExecutorInput input)
    {
        var replaced = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var start = text.IndexOf("{{$", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf("}}", start, StringComparison.Ordinal);
            if (end < 0)
            {
                replaced.Append(text, at, text.Length - at);
                break;
            }

            replaced.Append(text, at, start - at).Append(Value(text[(start + 3)..end], input));
            at = end + 2;
        }

        return replaced.ToString();
    }

    private static string Value(string expression, ExecutorInput input)
    {
        if (expression.Length == 0)
            return input.ToJson();
        if (Key(expression, ".inputs.parameters['", "']") is { } parameter && input.Inputs.ParameterValues.TryGetValue(parameter, out var value))
            return Text(value);
        if (Key(expression, ".inputs.artifacts['", "'].uri") is { } uri && input.Inputs.Artifacts.TryGetValue(uri, out var one))
            return one.Artifacts[0].Uri;
        if (Key(expression, ".inputs.artifacts['", "'].path") is { } path && input.Inputs.Artifacts.TryGetValue(path, out var two))
            return two.Artifacts[0].LocalPath;
        if (Key(expression, ".outputs.artifacts['", "'].uri") is { } made && input.Outputs.Artifacts.TryGetValue(made, out var three))
            return three.Artifacts[0].Uri;
        if (Key(expression, ".outputs.artifacts['", "'].path") is { } place && input.Outputs.Artifacts.TryGetValue(place, out var four))
            return four.Artifacts[0].LocalPath;
        if (Key(expression, ".outputs.parameters['", "'].output_file") is { } output && input.Outputs.Parameters.TryGetValue(output, out var file))
            return file.OutputFile;
        throw new PipelineException(
            "start the step", "its command", $"the placeholder {{{{${expression}}}}}", "a placeholder for something that the step takes or returns", "Build the project again to emit the pipeline anew.");
    }

    private static string? Key(string expression, string before, string after) =>
        expression.StartsWith(before, StringComparison.Ordinal) && expression.EndsWith(after, StringComparison.Ordinal)
            ? expression[before.Length..^after.Length]
            : null;
}
