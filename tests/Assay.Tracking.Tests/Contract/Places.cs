namespace Assay.Tracking.Tests.Contract;

public sealed class ExperimentsInProcess : ExperimentsContract
{
    private readonly InProcess _place = new();

    public override async Task DisposeAsync() => await _place.DisposeAsync();

    protected override Task<ITrackingApi> OpenAsync() => Task.FromResult(_place.Open());
}

public sealed class ExperimentsOverHttp : ExperimentsContract
{
    private readonly OverHttp _place = new();

    public override async Task DisposeAsync() => await _place.DisposeAsync();

    protected override Task<ITrackingApi> OpenAsync() => _place.OpenAsync();
}

public sealed class RunsInProcess(InProcess place) : RunsContract, IClassFixture<InProcess>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => Task.FromResult(place.Open());
}

public sealed class RunsOverHttp(OverHttp place) : RunsContract, IClassFixture<OverHttp>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => place.OpenAsync();
}

public sealed class SearchInProcess(InProcess place) : SearchContract, IClassFixture<InProcess>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => Task.FromResult(place.Open());
}

public sealed class SearchOverHttp(OverHttp place) : SearchContract, IClassFixture<OverHttp>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => place.OpenAsync();
}

public sealed class ArtifactsInProcess(InProcess place) : ArtifactsContract, IClassFixture<InProcess>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => Task.FromResult(place.Open());
}

public sealed class ArtifactsOverHttp(OverHttp place) : ArtifactsContract, IClassFixture<OverHttp>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => place.OpenAsync();
}

public sealed class ModelsInProcess : ModelsContract
{
    private readonly InProcess _place = new();

    public override async Task DisposeAsync() => await _place.DisposeAsync();

    protected override Task<ITrackingApi> OpenAsync() => Task.FromResult(_place.Open());
}

public sealed class ModelsOverHttp : ModelsContract
{
    private readonly OverHttp _place = new();

    public override async Task DisposeAsync() => await _place.DisposeAsync();

    protected override Task<ITrackingApi> OpenAsync() => _place.OpenAsync();
}

public sealed class RegistryInProcess : RegistryContract
{
    private readonly InProcess _place = new();

    public override async Task DisposeAsync() => await _place.DisposeAsync();

    protected override Task<ITrackingApi> OpenAsync() => Task.FromResult(_place.Open());
}

public sealed class RegistryOverHttp : RegistryContract
{
    private readonly OverHttp _place = new();

    public override async Task DisposeAsync() => await _place.DisposeAsync();

    protected override Task<ITrackingApi> OpenAsync() => _place.OpenAsync();
}

public sealed class LoggedModelsInProcess(InProcess place) : LoggedModelsContract, IClassFixture<InProcess>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => Task.FromResult(place.Open());
}

public sealed class LoggedModelsOverHttp(OverHttp place) : LoggedModelsContract, IClassFixture<OverHttp>
{
    public override Task DisposeAsync() => Task.CompletedTask;

    protected override Task<ITrackingApi> OpenAsync() => place.OpenAsync();
}
