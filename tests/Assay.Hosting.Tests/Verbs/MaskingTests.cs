using System.IO.Compression;
using System.Text;
using Apache.Arrow;
using ParquetSharp.Arrow;

namespace Assay.Hosting.Tests.Verbs;

/// <summary>A value of a sensitive column is found nowhere in what a validation leaves behind.</summary>
public sealed class MaskingTests : IDisposable
{
    private const string Canary = "CANARY7";
    private const string CanaryNumber = "774477";

    // Each row breaks rules with a canary in it: a repeated key, a pattern, a length, a range, a cell that is no number, a plain column beside.
    private const string Parcels = $"""
        number,recipient,debt,weight
        P-{Canary},{Canary}-too-long,{CanaryNumber},99
        P-{Canary},{Canary}-too-long,{CanaryNumber},1
        P-0001,ann,{Canary},1
        P-0002,,5,{"heavy"}

        """;

    private readonly AppFolder _app = new();

    public MaskingTests() => _app.Variables["ASSAY_SOURCES__PARCELS"] = "parcels.csv";

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("junit")]
    public async Task No_format_shows_a_sensitive_value(string format)
    {
        _app.Folder.Write("parcels.csv", Parcels);

        var run = await _app.RunAsync("validate", "parcels", "--format", format, "--report", "report.html");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("parcels.number.pattern", run.Out, StringComparison.Ordinal);
        NotShown("output", run.Said);
    }

    [Fact]
    public async Task Nothing_that_is_written_holds_a_sensitive_value_but_the_rows_set_apart()
    {
        _app.Folder.Write("parcels.csv", Parcels);
        await _app.RunAsync("validate", "parcels", "--report", "out/report.html", "--quarantine", "out/apart");
        for (var part = 1; part <= 2; part++)
            Assert.Equal(0, (await _app.RunAsync("validate", "parcels", "--partition", $"{part}/2", "--state", $"out/{part}.state")).ExitCode);
        var merged = await _app.RunAsync("verdict", "merge", "out/*.state", "--report", "out/merged.html");
        var history = await _app.RunAsync("verdict", "history", "parcels", "--format", "json");

        NotShown("merge", merged.Said);
        NotShown("history", history.Said);
        var written = _app.Folder.Files().Where(file => file != "parcels.csv" && !file.EndsWith(".parquet", StringComparison.Ordinal)).ToList();
        Assert.Contains(written, file => file.StartsWith(".assay/events/", StringComparison.Ordinal));
        Assert.Contains(written, file => file.StartsWith(".assay/alerts/", StringComparison.Ordinal));
        Assert.Contains(written, file => file.StartsWith(".assay/verdicts/", StringComparison.Ordinal));
        Assert.Contains("out/report.html", written);
        Assert.Contains("out/1.state", written);
        Assert.All(written, file => NotShown(file, Text(_app.Folder.File(file))));
        NotShown("reasons", string.Join('\n', Reasons(_app.Folder.File("out/apart/parcels.failed.parquet"))));
    }

    private static void NotShown(string where, string text)
    {
        Assert.False(text.Contains(Canary, StringComparison.OrdinalIgnoreCase), $"{where} shows the value: {text}");
        Assert.False(text.Contains(CanaryNumber, StringComparison.Ordinal) || text.Contains("774,477", StringComparison.Ordinal), $"{where} shows the number: {text}");
    }

    /// <summary>A file's bytes as text of one and of two bytes a character; compressed ones as what is in them.</summary>
    private static string Text(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (file.EndsWith(".br", StringComparison.Ordinal) || file.EndsWith(".state", StringComparison.Ordinal))
        {
            using var content = new MemoryStream();
            var start = file.EndsWith(".state", StringComparison.Ordinal) ? 44 : 0;
            using (var open = new BrotliStream(new MemoryStream(bytes, start, bytes.Length - start), CompressionMode.Decompress))
                open.CopyTo(content);
            bytes = content.ToArray();
            Assert.NotEmpty(bytes);
        }

        return Encoding.UTF8.GetString(bytes) + Encoding.Unicode.GetString(bytes);
    }

    private static List<string> Reasons(string file)
    {
        using var reader = new FileReader(file);
        using var batches = reader.GetRecordBatchReader();
        var reasons = new List<string>();
        while (batches.ReadNextRecordBatchAsync().AsTask().GetAwaiter().GetResult() is { } batch)
        {
            using (batch)
            {
                foreach (var column in (string[])["_assay_rules", "_assay_unread", "_assay_source"])
                    reasons.AddRange(Enumerable.Range(0, batch.Length).Select(row => ((StringArray)batch.Column(column)).GetString(row) ?? ""));
            }
        }

        Assert.Contains(reasons, reason => reason.Contains("debt=***", StringComparison.Ordinal));
        return reasons;
    }
}
