using System.Text;
using System.Text.Json.Nodes;
using Assay.TestKit;
using Assay.Workspace.Lineage;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Tests.Lineage;

public sealed class EventLogTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly FolderBlobStore _store;

    public EventLogTests() => _store = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("run-event.json")]
    [InlineData("job-event.json")]
    [InlineData("dataset-event.json")]
    public async Task Another_ones_event_comes_back_with_everything_it_held(string example)
    {
        var node = JsonNode.Parse(ReferenceFile.Text("openlineage/examples/" + example))!;
        node["future"] = new JsonObject { ["a"] = 1 };
        (node["run"] ?? node["job"] ?? node["dataset"])!["facets"]!["someone_elses"] = new JsonObject { ["_producer"] = "urn:x", ["_schemaURL"] = "urn:y", ["deep"] = new JsonArray(1, 2) };
        var log = new EventLog(_store, "p1");
        await log.AppendAsync([LineageEvent.Parse(Encoding.UTF8.GetBytes(node.ToJsonString()))]);

        var read = Assert.Single(await ReadAsync());
        var written = JsonNode.Parse(read.Event.ToJson())!;
        Normalize(node);
        Normalize(written);
        Assert.True(JsonNode.DeepEquals(node, written), written.ToJsonString());
    }

    [Fact]
    public async Task Events_are_kept_one_object_per_run_day_and_flush()
    {
        var run = Guid.CreateVersion7();
        var log = new EventLog(_store, "p1");
        await log.AppendAsync([Event(run, Noon), Event(run, Noon.AddHours(1))]);
        await log.AppendAsync([Event(run, Noon.AddDays(1)), Declared(Noon)]);
        await log.AppendAsync([Event(run, Noon.AddHours(2))]);

        Assert.Equal(
            [
                $"events/2026-11-24/{run}-p1-0.jsonl", $"events/2026-11-24/{run}-p1-1.jsonl",
                "events/2026-11-24/declared-p1-0.jsonl", $"events/2026-11-25/{run}-p1-0.jsonl",
            ],
            await PathsAsync());
        Assert.Equal(5, (await ReadAsync()).Count);
        Assert.Equal(Noon.AddDays(1), Assert.Single(await ReadAsync(new DateOnly(2026, 11, 25))).Event.EventTime);
    }

    [Fact]
    public async Task Two_processes_of_one_name_lose_nothing()
    {
        var run = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            var log = new EventLog(_store, "same");
            for (var n = 0; n < 5; n++)
                await log.AppendAsync([Event(run, Noon.AddSeconds((i * 100) + n))]);
        }));

        var times = (await ReadAsync()).Select(e => (e.Event.EventTime - Noon).TotalSeconds);
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(i => Enumerable.Range(0, 5).Select(n => (i * 100.0) + n)), times);
    }

    [Fact]
    public async Task Reading_sorts_by_time_then_run_then_number()
    {
        var first = Guid.Parse("01936f3e-5b1f-7c3a-9d2e-2f6a4b8c1d00");
        var second = Guid.Parse("01936f3e-5b1f-7c3a-9d2e-2f6a4b8c1d01");
        var log = new EventLog(_store, "p1");
        await log.AppendAsync([Event(second, Noon, RunState.Start)]);
        await log.AppendAsync([Event(first, Noon.AddDays(1), RunState.Start)]);
        for (var i = 0; i < 12; i++)
            await log.AppendAsync([Event(first, Noon, i == 0 ? RunState.Start : i == 11 ? RunState.Complete : RunState.Running)]);
        await log.AppendAsync([Event(second, Noon.AddHours(-13), RunState.Other)]);

        var read = (await ReadAsync()).Select(e => (RunEvent)e.Event).Select(e => (e.Run.RunId == first ? 1 : 2, e.EventType)).ToList();
        Assert.Equal((2, RunState.Other), read[0]);
        Assert.Equal((1, RunState.Start), read[1]);
        Assert.Equal((1, RunState.Complete), read[12]);
        Assert.Equal((2, RunState.Start), read[13]);
        Assert.Equal((1, RunState.Start), read[14]);
    }

    [Fact]
    public async Task A_line_that_is_no_event_is_named_by_file_and_line_without_its_content()
    {
        var log = new EventLog(_store, "p1");
        await log.AppendAsync([Event(Guid.Empty, Noon)]);
        _folder.Write("events/2026-11-24/x-p2-0.jsonl", "\n{\"run\":{\"runId\":\"secret\"}}\nsecret\n");
        _folder.Write("events/readme.txt", "not ours");

        var faults = new List<UnreadableEvent>();
        Assert.Single(await ReadAsync(onUnreadable: faults.Add));
        Assert.Equal([2, 3], faults.Select(f => f.Line));
        Assert.All(faults, f => Assert.DoesNotContain("secret", f.Reason, StringComparison.Ordinal));
        var thrown = await Assert.ThrowsAsync<WorkspaceException>(() => ReadAsync());
        Assert.Equal("events/2026-11-24/x-p2-0.jsonl, line 2", thrown.Where);
        Assert.DoesNotContain("secret", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-b")]
    [InlineData("../x")]
    [InlineData("")]
    public void A_process_is_named_by_letters_and_digits(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => new EventLog(_store, name));

    private static RunEvent Event(Guid run, DateTimeOffset at, RunState state = RunState.Running) => new()
    {
        EventType = state,
        EventTime = at,
        Run = new() { RunId = run },
        Job = new() { Namespace = "assay://p", Name = "j" },
    };

    private static DatasetEvent Declared(DateTimeOffset at) =>
        new() { EventTime = at, Dataset = new() { Namespace = "assay://p", Name = "d" } };

    // Two spellings of one instant, and an empty list beside a missing one, say the same.
    private static void Normalize(JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    if (item is not null)
                        Normalize(item);
                break;
            case JsonObject members:
                foreach (var (key, value) in members.ToList())
                {
                    if (value is JsonValue text && text.TryGetValue(out string? s) && DateTimeOffset.TryParse(s, System.Globalization.CultureInfo.InvariantCulture, out var time))
                        members[key] = time.UtcTicks;
                    else if (value is JsonArray { Count: 0 })
                        members.Remove(key);
                    else if (value is not null)
                        Normalize(value);
                }

                break;
        }
    }

    private async Task<List<LoggedEvent>> ReadAsync(DateOnly? from = null, Action<UnreadableEvent>? onUnreadable = null)
    {
        var events = new List<LoggedEvent>();
        await foreach (var logged in new EventLog(_store, "reader").ReadAllAsync(from, onUnreadable))
            events.Add(logged);
        return events;
    }

    private async Task<List<string>> PathsAsync()
    {
        var paths = new List<string>();
        await foreach (var entry in _store.ListAsync(""))
            paths.Add(entry.Path);
        return paths;
    }
}
