using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Assay.Tracking.Tests.Transcripts;

public class ReplayTests
{
    [Fact]
    public async Task The_embedded_server_answers_the_recorded_session_as_MLflow_did()
    {
        await using var server = await EmbeddedServer.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var captured = new Dictionary<string, string>();
        var faults = new List<string>();
        foreach (var step in Transcript.Steps)
        {
            using var request = Request(server.Address, step, captured);
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            faults.AddRange(Faults(step, response, text, captured).Select(fault => $"{step.Name}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_step_that_is_answered_otherwise_is_in_the_recording()
    {
        var names = Transcript.Steps.Select(step => step.Name).ToHashSet();
        Assert.All(Scope.Better.Keys, name => Assert.Contains(name, names));
        Assert.Equal(204, Transcript.Steps.Count);
    }

    private static IEnumerable<string> Faults(Step step, HttpResponseMessage response, string text, Dictionary<string, string> captured)
    {
        var status = (int)response.StatusCode;
        if (Scope.Better.TryGetValue(step.Name, out var better))
            return Refusal(better.Status, better.Code, status, text);
        if (step.Name.StartsWith("LAX", StringComparison.Ordinal))
            return Refusal(400, "INVALID_PARAMETER_VALUE", status, text);
        if (step.Status >= 400)
            return Refusal(step.Status, (string?)step.Response?["error_code"], status, text);
        if (status != step.Status)
            return [$"expected {step.Status}, found {status} {text}"];
        return Headers(step, response).Concat(step.Response is { } expected ? Body(step, expected, text, captured) : Plain(step, text));
    }

    private static IEnumerable<string> Headers(Step step, HttpResponseMessage response)
    {
        foreach (var (name, value) in step.ResponseHeaders ?? [])
        {
            var found = response.Headers.Concat(response.Content.Headers).Where(h => h.Key == name).SelectMany(h => h.Value).ToArray();
            if (name == "Content-Disposition")
            {
                var expected = ContentDispositionHeaderValue.Parse((string)value!);
                if (response.Content.Headers.ContentDisposition is not { DispositionType: "attachment" } disposition || disposition.FileName != expected.FileName)
                    yield return $"header {name}: expected {value}, found {string.Join(", ", found)}";
            }
            else if (!found.SequenceEqual([(string)value!]))
            {
                yield return $"header {name}: expected {value}, found {string.Join(", ", found)}";
            }
        }
    }

    private static IEnumerable<string> Plain(Step step, string text)
    {
        if (step.Name == "version")
            return Version.TryParse(text, out _) ? [] : [$"expected a bare version, found {text}"];
        return text == step.ResponseText ? [] : [$"expected {step.ResponseText}, found {text}"];
    }

    private static IEnumerable<string> Body(Step step, JsonNode recorded, string text, Dictionary<string, string> captured)
    {
        var found = JsonNode.Parse(text);
        foreach (var (name, path) in step.Capture ?? [])
            captured[name] = (string)((string)path!).Split('.').Aggregate(found, (node, part) => node?[part])!;

        // A name that the server invents is taken from its first answer, and must stay the same from then on.
        if (step.Name.StartsWith("run create without name", StringComparison.Ordinal))
            captured["invented"] = (string)found!["run"]!["info"]!["run_name"]!;
        var expected = JsonNode.Parse(recorded.ToJsonString().Replace("illustrious-pig-86", "{{invented}}"));
        expected = Transcript.Expand(expected, captured);
        Scope.TakeOutRefused(expected, captured);
        return Differences.Between(expected, found);
    }

    private static IEnumerable<string> Refusal(int expectedStatus, string? expectedCode, int status, string text)
    {
        if (status != expectedStatus)
            return [$"expected {expectedStatus}, found {status} {text}"];
        if (expectedCode is null)
            return [];
        var answer = JsonNode.Parse(text)!;
        if ((string?)answer["error_code"] != expectedCode)
            return [$"expected {expectedCode}, found {text}"];
        return string.IsNullOrWhiteSpace((string?)answer["message"]) ? ["an error without a message"] : [];
    }

    private static HttpRequestMessage Request(Uri server, Step step, Dictionary<string, string> captured)
    {
        var query = (step.Query ?? []).SelectMany(field => field.Value is JsonArray values
            ? values.Select(value => (field.Key, Value: value))
            : [(field.Key, field.Value)]);
        var path = Transcript.Fill(step.Path, captured)
            + string.Concat(query.Select((field, i) => $"{(i == 0 ? '?' : '&')}{field.Key}={Uri.EscapeDataString(Transcript.Fill(field.Value!.ToString(), captured))}"));

        // As recorded, dot segments included: a Uri would take them out.
        var address = new Uri(server.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(step.Method), address);
        if (step.RequestLength is { } length)
            request.Content = new ByteArrayContent(step.RequestBytes is { } text ? Encoding.UTF8.GetBytes(text) : new byte[length]);
        else if (step.RequestText is { } raw)
            request.Content = Json(raw);
        else if (step.Request is { } body)
            request.Content = Json(Transcript.Expand(body, captured)!.ToJsonString());
        foreach (var (name, value) in step.RequestHeaders ?? [])
        {
            if (name == "Content-Type")
                request.Content!.Headers.ContentType = new MediaTypeHeaderValue((string)value!);
            else
                request.Headers.TryAddWithoutValidation(name, (string)value!);
        }

        return request;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
