using System.Text;
using System.Text.Json;
using Assay.Workspace.Alerts;

namespace Assay.Workspace.Tests.Alerts;

public sealed class AlertTests
{
    internal static Alert Drift { get; } = new()
    {
        Id = "a1",
        Severity = Severity.Warning,
        Title = "Column distance has drifted",
        Source = "assay:flights/monitor/delay-watch",
        Kind = "drift",
        Opened = new(2026, 11, 24, 6, 0, 0, TimeSpan.FromHours(1)),
        Details = new Dictionary<string, AlertFact> { ["column"] = "distance", ["psi"] = 0.2514987, ["rows"] = 1_234_567, ["ratio"] = double.NaN },
        Link = new("https://catalog.example.org/monitors/delay-watch"),
    };

    [Fact]
    public void An_alert_comes_back_from_its_JSON()
    {
        var read = Alert.Parse(Drift.ToJson());

        Assert.Equal(Drift with { Details = read.Details }, read);
        Assert.Equal(Drift.Details.ToList(), read.Details.ToList());
        Assert.Equal("NaN", read.Details["ratio"].ToString());
    }

    [Fact]
    public void Its_JSON_is_one_line_with_numbers_as_numbers()
    {
        using var json = JsonDocument.Parse(Drift.ToJson());

        Assert.DoesNotContain((byte)'\n', Drift.ToJson());
        Assert.Equal("warning", json.RootElement.GetProperty("severity").GetString());
        Assert.Equal("open", json.RootElement.GetProperty("status").GetString());
        Assert.Equal(0.2514987, json.RootElement.GetProperty("details").GetProperty("psi").GetDouble());
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
    }

    [Fact]
    public void In_words_it_is_one_line_a_fact() => Assert.Equal(
        """
        WARNING: Column distance has drifted
        drift of assay:flights/monitor/delay-watch, opened 2026-11-24 05:00:00Z
          column: distance
          psi: 0.251499
          rows: 1.23457E+6
          ratio: NaN
        https://catalog.example.org/monitors/delay-watch

        """,
        AlertText.Plain(Drift));

    [Fact]
    public void A_text_can_forge_no_line_and_no_markup()
    {
        var hostile = Drift with { Title = "a\n  psi: 0\u001b[2J", Kind = "<!channel> & <http://evil|x>", Status = AlertStatus.Resolved };

        Assert.StartsWith("WARNING (resolved): a   psi: 0 [2J\n", AlertText.Plain(hostile), StringComparison.Ordinal);
        Assert.Contains("&lt;!channel&gt; &amp; &lt;http://evil|x&gt; of", AlertText.Slack(hostile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a"}""")]
    [InlineData("null")]
    [InlineData("""{"id":"a","severity":"warning","title":"t","source":"s","kind":"k","opened":"2026-11-24T00:00:00Z","details":{"x":[1]}}""")]
    public void What_is_no_alert_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Alert.Parse(Encoding.UTF8.GetBytes(json)));
}
