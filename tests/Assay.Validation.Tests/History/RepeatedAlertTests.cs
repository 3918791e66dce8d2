using Assay.TestKit;
using Assay.Tests.Plans;
using Assay.Validation.History;
using Assay.Workspace.Alerts;
using Assay.Workspace.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Validation.Tests.History;

public sealed class RepeatedAlertTests : IDisposable
{
    private static readonly DateTimeOffset s_asOf = new(2001, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(s_asOf);
    private readonly MemoryChannel _channel = new("console");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_same_refusal_is_told_once_a_day_and_a_new_one_at_once()
    {
        Reading badCode = new() { Number = 1, Value = 5, Code = "a", Site = "north", At = new DateTime(2001, 1, 19) };
        await ValidateAsync(badCode);
        await ValidateAsync(badCode);
        Assert.Single(_channel.Alerts);

        await ValidateAsync(badCode with { Site = "mars" });
        Assert.Equal(2, _channel.Alerts.Count);
        await ValidateAsync(badCode with { Site = "mars" });
        Assert.Equal(2, _channel.Alerts.Count);

        _time.Advance(TimeSpan.FromHours(25));
        await ValidateAsync(badCode);
        Assert.Equal(3, _channel.Alerts.Count);
    }

    [Fact]
    public async Task Every_refusal_is_told_where_that_is_asked_for()
    {
        Reading badCode = new() { Number = 1, Value = 5, Code = "a", Site = "north", At = new DateTime(2001, 1, 19) };
        await ValidateAsync(badCode, TimeSpan.Zero);
        await ValidateAsync(badCode, TimeSpan.Zero);

        Assert.Equal(2, _channel.Alerts.Count);
    }

    private async Task ValidateAsync(Reading row, TimeSpan? again = null)
    {
        var sources = new TestSources().With(ReadingPlan.Instance, [row]).With(PlacePlan.Instance, [new Place { Name = "north" }]);
        var options = new BatchValidationOptions
        {
            Project = "test",
            Alerts = new AlertRouter(_channel, new MemoryChannel("file"), []),
            History = new VerdictHistory(new FolderBlobStore(_folder.Path)),
            AlertAgainAfter = again ?? TimeSpan.FromHours(24),
        };
        await new BatchValidation(sources, options, _time).ValidateAsync(ReadingPlan.Instance, DatasetReference.Default, s_asOf);
        _time.Advance(TimeSpan.FromMinutes(1));
    }
}
