using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Hosting.Serving;

/// <summary>Reads the rows of a request: one JSON object, or a list of them.</summary>
internal static class RequestReader
{
    /// <summary>The rows; faults are added where a row is not as declared.</summary>
    /// <exception cref="JsonException">The body is no JSON, or neither an object nor a list of objects.</exception>
    public static List<T> Read<T>(DatasetPlan<T> plan, ReadOnlySpan<byte> body, List<RequestFault> faults)
    {
        var rows = new List<T>();
        var rowFaults = new List<JsonFault>();
        var reader = new Utf8JsonReader(body);
        reader.Read();
        var isList = reader.TokenType == JsonTokenType.StartArray;
        if (isList)
            reader.Read();
        while (reader.TokenType == JsonTokenType.StartObject)
        {
            rows.Add(plan.ReadJson(ref reader, request: true, rowFaults));
            faults.AddRange(rowFaults.Select(fault => new RequestFault(rows.Count, fault.Member, null, fault.Found, fault.Expected)));
            rowFaults.Clear();
            if (!isList)
                return End(ref reader, rows);
            reader.Read();
        }

        if (!isList || reader.TokenType != JsonTokenType.EndArray)
            throw new JsonException("Expected a JSON object or a list of JSON objects.");
        return End(ref reader, rows);
    }

    private static List<T> End<T>(ref Utf8JsonReader reader, List<T> rows) =>
        reader.Read() ? throw new JsonException("Expected nothing after the rows.") : rows;
}
