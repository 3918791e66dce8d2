using SendFlights;

// A client as production would have it: it starts the served model, asks about every flight, and keeps the ids of the answers.
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: SendFlights APP.dll EXAMPLE-FOLDER WORKSPACE");
    return 2;
}

using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
await using var server = await ServedModel.StartAsync(args[0], args[1], args[2], stop.Token);
var labels = Path.Combine(args[2], "labels.csv");
var (asked, late) = await Conversation.RunAsync(server.Address, Path.Combine(args[1], "data/production"), labels, stop.Token);
Console.WriteLine($"  {asked:N0} flights asked about in requests of {Conversation.RowsPerRequest}; {late:P1} were thought likelier than not to be late.");
Console.WriteLine($"  Refused as it should be: {await Conversation.AskAboutNonsenseAsync(server.Address, stop.Token)}");
return 0;
