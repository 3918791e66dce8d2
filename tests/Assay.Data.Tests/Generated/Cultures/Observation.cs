using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.TestKit;

namespace Assay.Data.Tests.Generated.Cultures;

/// <summary>All that the generated plan of a kiosk makes of rows, as text.</summary>
/// <param name="Csv">The rows as CSV.</param>
/// <param name="Json">The rows as JSON lines.</param>
/// <param name="FromCsv">What comes back from the CSV, as JSON lines.</param>
/// <param name="FromJson">What comes back from the JSON lines.</param>
/// <param name="Requests">What comes of a request, and what is wrong with it.</param>
/// <param name="Verdicts">How good rows, bad rows and cells of other cultures are judged.</param>
/// <param name="State">The state of a validator.</param>
internal sealed record Observation(string Csv, string Json, string FromCsv, string FromJson, string Requests, string Verdicts, string State)
{
    // In other cultures than the invariant one these would be numbers, dates and members, or the header other names.
    private const string Foreign = """
        ID,IDIOM_IN,Iris,PRICE,inInch,IŞıK,Is_At,INSTANT,opens,title
        "1",INDIGO,"1,5","−2","0,25",31.12.2544,2544-12-31T00:00:00,31/12/2544,"6.00",ı
        "−7",ındıgo,"1.234,5","1.234,5",−0.25,2544-12-31,31.12.2001,2001-12-31T00:00:00+03:00,22:30,Indi
        7,Indıgo,-1.5,-99.75,-0.25,2001-12-31,2001-12-31T01:02:03.5,2001-12-31,06:00,INDIGO
        -8,ince,-1.75,-99.76,-0.5,2001-12-30,2001-12-31,2544-01-01T00:00:00Z,05:59,i
        8,Idle,0,0.01,0,2002-01-01,,,06:00,

        """;

    private const string Request =
        """{"ID":-8,"IDIOM_IN":"ındıgo","IRIS":"1,5","Price":"−2","işık":"31.12.2544","opens":"6.00","TITLE":"ı","ınstant":"2001-12-31"}""";

    private static readonly DatasetPlan<Kiosk> s_plan = AssayModules.Plan<Kiosk>();

    public static async Task<Observation> OfAsync(TempFolder folder, Kiosk[] rows)
    {
        var (csv, json, foreign) = (folder.File("rows.csv"), folder.File("rows.jsonl"), folder.File("foreign.csv"));
        await RowsFile.WriteAsync(RowsOf.Memory(rows), csv);
        await RowsFile.WriteAsync(RowsOf.Memory(rows), json);
        await File.WriteAllTextAsync(foreign, Foreign);
        var validator = s_plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(MemoryColumnBatch.Of<Kiosk>(s_plan, rows));
        return new Observation(
            await File.ReadAllTextAsync(csv), await File.ReadAllTextAsync(json), Lines(await Open(csv).ToListAsync()), Lines(await Open(json).ToListAsync()),
            Answer(Request), await VerdictAsync(csv) + await VerdictAsync(foreign), Convert.ToHexString(validator.Save()));
    }

    private static Rows<Kiosk> Open(string file) => FileSource.Open(s_plan, new SourceSpec(file));

    private static async Task<string> VerdictAsync(string file)
    {
        var validator = s_plan.CreateValidator(ValidationPurpose.Batch);
        await foreach (var batch in Open(file).ReadBatchesAsync())
            validator.Observe(batch);
        var text = new StringBuilder();
        foreach (var rule in validator.Judge("kiosks", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"{rule.Id} {rule.Status}, {rule.Expectation}: {rule.Observed} ({rule.Failing} of {rule.InScope}, {rule.Value})\n");
            foreach (var sample in rule.Samples)
                text.Append(CultureInfo.InvariantCulture, $"  {sample.Row}: {string.Join(", ", sample.Values.Select(static pair => $"{pair.Key}={pair.Value}"))}\n");
        }

        return text.ToString();
    }

    private static string Answer(string request)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(request));
        reader.Read();
        var faults = new List<JsonFault>();
        var row = s_plan.ReadJson(ref reader, request: true, faults);
        return Lines([row]) + string.Join('\n', faults.Select(static fault => $"{fault.Member}: {fault.Found}, not {fault.Expected}"));
    }

    private static string Lines(IEnumerable<Kiosk> rows)
    {
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            using (var json = new Utf8JsonWriter(bytes))
                s_plan.WriteJson(json, row);
            bytes.Write("\n"u8);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
