namespace Cake.Frosting;

/// <summary>A task of a build. Write one by deriving from <see cref="FrostingTask"/> or <see cref="AsyncFrostingTask"/>.</summary>
public interface IFrostingTask
{
    /// <summary>Does the work.</summary>
    Task RunAsync(ICakeContext context);

    /// <summary>Whether there is work.</summary>
    bool ShouldRun(ICakeContext context);

    /// <summary>Said when there is none.</summary>
    string SkippedMessage => string.Empty;

    /// <summary>Told of an exception of the work. Returning swallows it.</summary>
    void OnError(Exception exception, ICakeContext context);

    /// <summary>Called after the work, however it ended.</summary>
    void Finally(ICakeContext context);
}
