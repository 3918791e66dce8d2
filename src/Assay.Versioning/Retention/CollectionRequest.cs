using System.Globalization;

namespace Assay.Versioning.Retention;

/// <summary>Which versions a collection keeps, beside those that something holds.</summary>
public sealed record CollectionRequest
{
    /// <summary>
    /// How long versions are kept: every version that was the head at some time since then. Null where time removes none. A declaration says it as
    /// <c>[Versioned(…, Keep = "90d")]</c>; <see cref="KeepTime"/> reads that.
    /// </summary>
    public TimeSpan? Keep { get; init; }

    /// <summary>How many of the newest versions are kept; null where their number removes none.</summary>
    public int? KeepLast { get; init; }

    /// <summary>Whether what is found is removed; otherwise it is only told.</summary>
    public bool Apply { get; init; }

    /// <summary>Whether anything may be removed at all.</summary>
    internal bool HasPolicy => Keep is not null || KeepLast is not null;

    /// <summary>The rule in words.</summary>
    internal string Policy => (Keep, KeepLast) switch
    {
        (null, null) => "every version is kept: neither the declaration nor the request says for how long",
        ({ } time, null) => string.Create(CultureInfo.InvariantCulture, $"versions of the last {Words(time)} are kept"),
        (null, { } last) => string.Create(CultureInfo.InvariantCulture, $"the last {last} versions are kept"),
        ({ } time, { } last) => string.Create(CultureInfo.InvariantCulture, $"versions of the last {Words(time)} and the last {last} are kept"),
    };

    private static string Words(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerDay == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.Days} days") : time.ToString("c", CultureInfo.InvariantCulture);
}
