namespace Assay.Tracking.Store;

/// <summary>A change that waits for its turn. It may be done more than once before it is committed, so it keeps nothing but its result.</summary>
internal abstract class Write
{
    /// <summary>Does it, within a transaction that another begins and ends.</summary>
    internal abstract void Do(StoreConnection connection);

    /// <summary>Tells who waits that it is committed.</summary>
    internal abstract void Commit();

    /// <summary>Tells who waits that nothing of it was done.</summary>
    internal abstract void Fail(Exception reason);

    /// <summary>Whether who waits has given up, who is then told so.</summary>
    internal abstract bool IsCancelled();
}

/// <inheritdoc/>
internal sealed class Write<T>(Func<StoreConnection, T> work, CancellationToken cancel) : Write
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    internal Task<T> Done => _source.Task;

    internal override void Do(StoreConnection connection) => _result = work(connection);

    internal override void Commit() => _source.SetResult(_result!);

    internal override void Fail(Exception reason) => _source.SetException(reason);

    internal override bool IsCancelled()
    {
        if (!cancel.IsCancellationRequested)
            return false;
        _source.SetCanceled(cancel);
        return true;
    }
}
