using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Validation.Reports;
using Microsoft.AspNetCore.Http;

namespace Assay.Hosting.Web;

/// <summary>The rules that a request breaks, as a problem of RFC 9457. Holds no values of the request.</summary>
/// <param name="Title">What is wrong, in words.</param>
/// <param name="Errors">Each broken rule in each row, up to <see cref="RuleOutcome.SampleLimit"/> rows of a rule.</param>
internal sealed record BrokenRules(string Title, IReadOnlyList<BrokenRule> Errors) : IResult
{
    public string Type { get; } = "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.21";

    public int Status { get; } = StatusCodes.Status422UnprocessableEntity;

    public static BrokenRules Of(Verdict verdict, bool isList, JsonNamingPolicy? naming)
    {
        var broken = verdict.Rules.Where(rule => rule.Status == VerdictStatus.Failed).ToList();
        var what = isList ? $"{verdict.Rows.ToString(CultureInfo.InvariantCulture)} rows of {verdict.Dataset}" : $"A row of {verdict.Dataset}";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{what} {(isList ? "break" : "breaks")} {broken.Count} {(broken.Count == 1 ? "rule" : "rules")}."),
            [.. broken.SelectMany(rule => Rows(rule, isList, naming))]);
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        return httpContext.Response.WriteAsJsonAsync(this, BrokenRulesJson.Default.BrokenRules, "application/problem+json", httpContext.RequestAborted);
    }

    private static IEnumerable<BrokenRule> Rows(RuleOutcome rule, bool isList, JsonNamingPolicy? naming)
    {
        var members = rule.Columns.Select(column => naming?.ConvertName(column) ?? column).ToList();
        IEnumerable<long?> rows = rule.Samples.Count == 0 ? [null] : rule.Samples.Select(sample => (long?)sample.Row);
        return rows.Select(row => new BrokenRule(
            Pointer(row, isList, members), isList ? row : null, members, rule.Id, VerdictWords.Expectation(rule), members.Count == 1 ? $"Send a value of {members[0]} that is as expected." : "Send values that are as expected together."));
    }

    // A JSON pointer counts from 0 (RFC 6901), people from 1.
    private static string? Pointer(long? row, bool isList, List<string> members)
    {
        var place = isList && row is { } number ? string.Create(CultureInfo.InvariantCulture, $"/{number - 1}") : "";
        return "#" + place + (members.Count == 1 ? "/" + members[0].Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : "");
    }
}

/// <summary>A rule that a row of a request breaks.</summary>
/// <param name="Pointer">Where, as a JSON pointer into the body.</param>
/// <param name="Row">The row of a list, from 1.</param>
/// <param name="Members">The members that the rule is about.</param>
/// <param name="Rule">Its id.</param>
/// <param name="Expected">What is expected.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record BrokenRule(string? Pointer, long? Row, IReadOnlyList<string> Members, string Rule, string Expected, string Remedy);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BrokenRules))]
internal sealed partial class BrokenRulesJson : JsonSerializerContext;
