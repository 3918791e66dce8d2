using System.Buffers;
using System.Text;
using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Data.Tests.Generated.Shapes;

/// <summary>A way to write a record, with rows that hold and rows that don't.</summary>
public abstract class Shape(string name)
{
    public sealed override string ToString() => name;

    /// <summary>Writes the good rows to a file and reads them; both sides as JSON.</summary>
    public abstract Task<(string Written, string Read)> ThroughAsync(string path);

    /// <summary>Reads the good rows from JSON requests; both sides as JSON.</summary>
    public abstract (string Written, string Read, IReadOnlyCollection<JsonFault> Faults) ThroughRequests();

    /// <summary>The ids of the rules that fail over the good and over the bad rows.</summary>
    public abstract (IReadOnlyList<string> Good, IReadOnlyList<string> Bad) Failures();

    /// <summary>The ids that the bad rows should fail.</summary>
    public abstract IReadOnlyList<string> Expected { get; }

    public abstract DatasetDescriptor Descriptor { get; }
}

/// <inheritdoc/>
public sealed class Shape<T>(T[] good, T[] bad, params string[] expected) : Shape(typeof(T).Name)
{
    private static readonly DatasetPlan<T> s_plan = AssayModules.Plan<T>();

    public override IReadOnlyList<string> Expected => expected;

    public override DatasetDescriptor Descriptor => s_plan.Descriptor;

    public override async Task<(string Written, string Read)> ThroughAsync(string path)
    {
        await RowsFile.WriteAsync(RowsOf.Memory(good), path);
        return (Json(good), Json(await FileSource.Open(s_plan, new SourceSpec(path)).ToListAsync()));
    }

    public override (string Written, string Read, IReadOnlyCollection<JsonFault> Faults) ThroughRequests()
    {
        var faults = new List<JsonFault>();
        var rows = new List<T>();
        foreach (var row in good)
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Json([row])));
            reader.Read();
            rows.Add(s_plan.ReadJson(ref reader, request: true, faults));
        }

        return (Json(good), Json(rows), faults);
    }

    public override (IReadOnlyList<string> Good, IReadOnlyList<string> Bad) Failures() => (Failures(good), Failures(bad));

    private static IReadOnlyList<string> Failures(T[] rows)
    {
        var validator = s_plan.CreateValidator(ValidationPurpose.Batch);
        validator.Observe(MemoryColumnBatch.Of<T>(s_plan, rows));
        return
        [
            .. validator.Judge("memory", new JudgeContext(DateTimeOffset.UnixEpoch)).Rules
                .Where(rule => rule.Status is VerdictStatus.Failed or VerdictStatus.Warned)
                .Select(rule => rule.Id),
        ];
    }

    private static string Json(IEnumerable<T> rows)
    {
        var text = new StringBuilder();
        var bytes = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            bytes.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(bytes))
                s_plan.WriteJson(json, row);
            text.Append(Encoding.UTF8.GetString(bytes.WrittenSpan)).Append('\n');
        }

        return text.ToString();
    }
}
