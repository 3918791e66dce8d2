using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data;
using FlightDelay;

namespace SendFlights;

/// <summary>Asks about flights and remembers how late each really was.</summary>
internal static class Conversation
{
    public const int RowsPerRequest = 500;

    private static readonly Uri s_predict = new("models/flight-delay/predict", UriKind.Relative);

    /// <summary>Asks about all flights of a folder, and writes <c>id,delay</c> for each: what is known once they have landed.</summary>
    public static async Task<(int Asked, double Late)> RunAsync(Uri address, string folder, string labels, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = address };
        var flights = FileSource.Open(AssayModules.Plan<Flight>(), new SourceSpec(Path.Combine(folder, "*.parquet")) { BatchRows = RowsPerRequest });
        var (asked, late) = (0, 0);
        await using var file = new StreamWriter(labels);
        await file.WriteLineAsync("id,delay");
        await foreach (var chunk in flights.ReadChunksAsync(cancellation))
        {
            using var answer = await PostAsync(http, Requests(chunk.Span), cancellation);
            answer.EnsureSuccessStatusCode();
            using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellation), default, cancellation);
            var row = 0;
            foreach (var prediction in body.RootElement.GetProperty("predictions").EnumerateArray())
            {
                var delay = chunk.Span[row++].Delay.ToString(CultureInfo.InvariantCulture);
                await file.WriteLineAsync($"{prediction.GetProperty("id").GetString()},{delay}");
                late += prediction.GetProperty("output").GetProperty("probability").GetDouble() > 0.5 ? 1 : 0;
            }

            asked += row;
        }

        return (asked, (double)late / asked);
    }

    /// <summary>Sends a flight that no rule admits, and returns what the server says of it.</summary>
    public static async Task<string> AskAboutNonsenseAsync(Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = address };
        var nonsense = """{"date":"2001-05-01T10:00:00","distance":7,"origin":"lax","destination":"JFK"}"""u8.ToArray();
        using var answer = await PostAsync(http, nonsense, cancellation);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        var rules = body.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("rule").GetString());
        return $"{(int)answer.StatusCode}, {string.Join(", ", rules)}";
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, byte[] json, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await http.PostAsync(s_predict, content, cancellation);
    }

    // What is known before the flight leaves: everything but the delay.
    private static byte[] Requests(ReadOnlySpan<Flight> flights)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        foreach (var flight in flights)
        {
            json.WriteStartObject();
            json.WriteString("date", flight.Date);
            json.WriteNumber("distance", flight.Distance);
            json.WriteString("origin", flight.Origin);
            json.WriteString("destination", flight.Destination);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
