using System.Globalization;
using System.Text.Json.Nodes;

// A step that does what its words say; it speaks Kubeflow's contract by hand, so that the runner is tested against the format itself.
var input = JsonNode.Parse(args[Array.IndexOf(args, "--executor-input") + 1])!;
var outputs = input["outputs"]!;
if (args[0] == "note")
{
    // Notes that it ran, and takes its time before it does what the other words say.
    Note(args[1], args[2]);
    Thread.Sleep(50);
    args = args[3..];
}

switch (args[0])
{
    case "step":
        return Step(args[3]);
    case "write":
        return Write(args[1]);
    case "values":
        return Values(args[1]);
    case "file":
        File.WriteAllText((string)outputs["parameters"]![args[1]]!["outputFile"]!, args[2]);
        return 0;
    case "end":
        return int.Parse(args[1], CultureInfo.InvariantCulture);
    case "fail":
        Console.WriteLine("something is wrong");
        return int.Parse(args[1], CultureInfo.InvariantCulture);
    case "fail-until":
        return FailUntil(int.Parse(args[1], CultureInfo.InvariantCulture), args[2]);
    case "meet":
        return Meet(args[1], args[2]);
    case "alone":
        return Alone(args[1]);
    case "hang":
        File.WriteAllText(args[1], Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        Thread.Sleep(Timeout.Infinite);
        return 0;
    case "hang-once":
        if (File.Exists(args[1]))
            return 0;
        goto case "hang";
    case "end-well":
        return EndWell(args[1], args[2]);
    case "environment":
        return Write(string.Join('\n', args[1].Split(',').Select(name => $"{name}={Environment.GetEnvironmentVariable(name)}")));
    case "echo":
        Console.WriteLine(string.Join('|', args[1..Array.IndexOf(args, "--executor-input")]));
        Console.Error.WriteLine("to the error output");
        return 0;
    case "bad-output":
        File.WriteAllText((string)outputs["outputFile"]!, """{"parameterValues":{},"surprise":1}""");
        return 0;
    default:
        Console.WriteLine($"unknown verb {args[0]}");
        return 2;
}

// A step of an emitted pipeline; what GATE says is what its gate finds.
int Step(string name)
{
    var parameters = new JsonObject();
    foreach (var (output, _) in outputs["parameters"]?.AsObject() ?? [])
        parameters[output] = Environment.GetEnvironmentVariable("GATE") == "true";
    return Write(name, parameters);
}

// Every output artifact gets the text and the content of every input artifact; the executor output lists them with metadata.
int Write(string text, JsonObject? parameters = null)
{
    var made = new JsonObject();
    foreach (var (name, list) in outputs["artifacts"]?.AsObject() ?? [])
    {
        var uri = (string)list!["artifacts"]![0]!["uri"]!;
        var lines = new List<string> { text };
        foreach (var (_, given) in input["inputs"]!["artifacts"]?.AsObject() ?? [])
            lines.AddRange(given!["artifacts"]!.AsArray().Select(artifact => File.ReadAllText((string)artifact!["uri"]!)));
        File.WriteAllText(uri, string.Join('\n', lines));
        made[name] = new JsonObject
        {
            ["artifacts"] = new JsonArray(new JsonObject { ["name"] = name, ["uri"] = uri, ["metadata"] = new JsonObject { ["words"] = lines.Count } }),
        };
    }

    File.WriteAllText((string)outputs["outputFile"]!, new JsonObject { ["parameterValues"] = parameters ?? [], ["artifacts"] = made }.ToJsonString());
    return 0;
}

// Appending places text where the file ended when it was opened: of two steps that append at once one would write over the other.
void Note(string file, string line)
{
    while (true)
    {
        try
        {
            using var alone = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.None);
            alone.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
            return;
        }
        catch (IOException)
        {
            Thread.Sleep(1);
        }
    }
}

int Values(string json)
{
    File.WriteAllText((string)outputs["outputFile"]!, new JsonObject { ["parameterValues"] = JsonNode.Parse(json) }.ToJsonString());
    return 0;
}

int FailUntil(int attempt, string counter)
{
    File.AppendAllText(counter, "x");
    var attempts = new FileInfo(counter).Length;
    Console.WriteLine($"attempt {attempts}");
    return attempts < attempt ? 3 : 0;
}

// Ends what it is about when it is asked to.
int EndWell(string started, string ended)
{
    using var asked = new ManualResetEventSlim();
    using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, context =>
    {
        context.Cancel = true;
        asked.Set();
    });
    File.WriteAllText(started, "here");
    asked.Wait();
    File.WriteAllText(ended, "all sent");
    return 3;
}

int Meet(string mine, string other)
{
    File.WriteAllText(mine, "here");
    using var watcher = new FileSystemWatcher(Path.GetDirectoryName(other)!);
    while (!File.Exists(other))
        watcher.WaitForChanged(WatcherChangeTypes.Created, 50);
    return 0;
}

int Alone(string place)
{
    using (new FileStream(place, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
        Thread.Sleep(30);
    return 0;
}
