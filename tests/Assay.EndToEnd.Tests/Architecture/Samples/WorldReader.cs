namespace Assay.EndToEnd.Tests.Architecture.Samples;

/// <summary>Everything that only the host may do, once each.</summary>
internal static class WorldReader
{
    public static object?[] Read() =>
    [
        DateTime.Now, DateTime.UtcNow, DateTime.Today, DateTimeOffset.Now, DateTimeOffset.UtcNow,
        Console.Out, Environment.GetEnvironmentVariable("HOME"), Environment.GetEnvironmentVariables(), Environment.CurrentDirectory, Environment.MachineName,
        Random.Shared, new Random(), Guid.CreateVersion7(),
    ];
}
