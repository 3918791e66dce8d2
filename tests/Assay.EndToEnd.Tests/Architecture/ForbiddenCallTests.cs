using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Architecture;

public class ForbiddenCallTests
{
    public static TheoryData<string> HostedRooms => [.. Rooms.Hosted.Where(room => room != Rooms.Hosting)];

    public static TheoryData<string, string> OtherRooms => new()
    {
        { "Assay.ML", "src/Assay.ML" },
        { "Assay.Data.DuckDb", "src/Assay.Data.DuckDb" },
        { "Assay.Data.Postgres", "src/Assay.Data.Postgres" },
        { "Assay.Data.S3", "src/Assay.Data.S3" },
        { "Assay.Kubernetes", "src/Assay.Kubernetes" },
        { "Assay.Cake", "src/Assay.Cake" },
    };

    [Theory]
    [MemberData(nameof(HostedRooms))]
    public void Only_the_host_reads_clock_environment_console_and_chance(string room) =>
        Assert.Empty(ForbiddenCalls.In(Rooms.Load(room).Location));

    [Theory]
    [MemberData(nameof(OtherRooms))]
    public void Optional_rooms_read_none_of_them_either(string room, string project) =>
        Assert.Empty(ForbiddenCalls.In(BuiltProject.Output(project, room + ".dll")));

    [Fact]
    public void Whoever_reads_them_is_found() => Assert.Equal(
        [
            "System.Console.get_Out",
            "System.DateTime.get_Now",
            "System.DateTime.get_Today",
            "System.DateTime.get_UtcNow",
            "System.DateTimeOffset.get_Now",
            "System.DateTimeOffset.get_UtcNow",
            "System.Environment.GetEnvironmentVariable",
            "System.Environment.GetEnvironmentVariables",
            "System.Environment.get_CurrentDirectory",
            "System.Environment.get_MachineName",
            "System.Guid.CreateVersion7",
            "System.Random..ctor",
            "System.Random.get_Shared",
        ],
        ForbiddenCalls.In(typeof(ForbiddenCallTests).Assembly.Location)
            .Where(call => call is not ("System.Console.WriteLine" or "System.Console.get_Error")));
}
