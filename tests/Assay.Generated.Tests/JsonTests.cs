using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Generated.Tests.Declarations;
using FlightDelay;

namespace Assay.Generated.Tests;

public class JsonTests
{
    [Fact]
    public void A_row_survives_a_round_trip_through_json()
    {
        foreach (var row in new[] { Samples.Good(), Samples.Sparse(), Samples.Good() with { Weight = float.NaN, Celsius = double.NegativeInfinity } })
        {
            var read = Read<Reading>(Write(row), request: false, out var faults);

            Assert.Empty(faults);
            Assert.Equal(row, read);
        }
    }

    [Fact]
    public void Members_carry_the_stored_names()
    {
        using var json = JsonDocument.Parse(Write(Samples.Good()));

        Assert.Equal("ab", json.RootElement.GetProperty("site").GetString());
        Assert.Equal("2001-05-02T03:04:05.678", json.RootElement.GetProperty("stored").GetString());
        Assert.Equal("Hot", json.RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public void A_request_neither_asks_for_nor_takes_what_is_known_later()
    {
        var flight = Read<Flight>("""{"date":"2001-05-01T10:00:00","Delay":44,"DISTANCE":100,"origin":"ABC","destination":"DEF"}""", request: true, out var faults);

        Assert.Empty(faults);
        Assert.Equal(0, flight.Delay);
        Assert.Equal(100, flight.Distance);
    }

    [Fact]
    public void A_label_is_left_out_of_a_request_but_not_of_stored_rows()
    {
        const string row = """{"hour":3,"distance":100,"origin":"ABC"}""";

        Read<DelayFeatures>(row, request: true, out var ofRequest);
        Read<DelayFeatures>(row, request: false, out var ofRow);

        Assert.Empty(ofRequest);
        Assert.Equal([new JsonFault("late", "missing", "true or false")], ofRow);
    }

    [Theory]
    [InlineData("""{"date":"2001-05-01T10:00:00","delay":1,"distance":"far","origin":"A","destination":"B"}""", "distance", "a text", "an integer of 32 bits")]
    [InlineData("""{"date":"2001-05-01T10:00:00","delay":1,"distance":1.5,"origin":"A","destination":"B"}""", "distance", "another number", "an integer of 32 bits")]
    [InlineData("""{"date":"2001-05-01T10:00:00","delay":1,"distance":[1,{"x":2}],"origin":"A","destination":"B"}""", "distance", "a list", "an integer of 32 bits")]
    [InlineData("""{"date":"2001-05-01T10:00:00","delay":null,"distance":1,"origin":"A","destination":"B"}""", "delay", "null", "an integer of 32 bits")]
    [InlineData("""{"date":"2001-05-01T10:00:00","distance":1,"origin":"A","destination":"B"}""", "delay", "missing", "an integer of 32 bits")]
    [InlineData("""{"date":"2001-05-01T10:00:00","delay":1,"distance":1,"origin":"A","destination":"B","carrier":{"a":[]}}""", "carrier", "an unknown member", "one of date, delay, distance, origin, destination")]
    [InlineData("""{"date":"2001-05-01T10:00:00","delay":1,"delay":2,"distance":1,"origin":"A","destination":"B"}""", "delay", "given twice", "given once")]
    [InlineData("""{"date":"2001-05-01T10:00:00+02:00","delay":1,"distance":1,"origin":"A","destination":"B"}""", "date", "a text", "a time without a zone, such as \"2001-05-31T13:05:00\"")]
    [InlineData("""{"date":"2001-05-01T10:00:00","delay":1,"distance":1,"origin":true,"destination":"B"}""", "origin", "a bool", "text")]
    [InlineData("""[1,2]""", "", "a list", "an object")]
    public void A_fault_names_member_and_expectation_and_reading_goes_on(string json, string member, string found, string expected)
    {
        Read<Flight>(json, request: false, out var faults);

        Assert.Equal([new JsonFault(member, found, expected)], faults);
    }

    [Fact]
    public void A_text_that_is_no_member_of_the_enum_is_a_fault()
    {
        var json = Write(Samples.Good()).Replace("\"kind\":\"Hot\"", "\"kind\":\"hot\"", StringComparison.Ordinal);

        Read<Reading>(json, request: false, out var faults);

        Assert.Equal([new JsonFault("kind", "another text", "one of Unknown, Hot, Warm, Cold")], faults);
    }

    [Fact]
    public void A_declared_stored_name_is_taken_exactly()
    {
        var json = Write(Samples.Good()).Replace("\"site\"", "\"Site\"", StringComparison.Ordinal);

        Read<Reading>(json, request: false, out var faults);

        Assert.Equal(["Site", "site"], faults.Select(fault => fault.Member));
    }

    private static string Write<T>(T row)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            AssayModules.Plan<T>().WriteJson(writer, row);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static T Read<T>(string json, bool request, out List<JsonFault> faults)
    {
        faults = [];
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var row = AssayModules.Plan<T>().ReadJson(ref reader, request, faults);
        Assert.False(reader.Read());
        return row;
    }
}
