namespace Assay.Tracking;

/// <summary>A tracking server or store refused or failed. Misuse that needs no server to notice throws CLR exceptions instead.</summary>
/// <remarks>The message of a remote server is passed on as it came; it may name parameters and their values, never rows of data.</remarks>
public sealed class TrackingException : Exception
{
    /// <summary>Makes the exception from its facts.</summary>
    /// <param name="code">A name of <see cref="TrackingErrors"/>, or what the server said.</param>
    /// <param name="message">One line for people.</param>
    /// <param name="statusCode">The HTTP status, or 0 where no answer came.</param>
    /// <param name="isTransient">Whether the same request may succeed later.</param>
    /// <param name="inner">The cause.</param>
    public TrackingException(string code, string message, int statusCode, bool isTransient = false, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        StatusCode = statusCode;
        IsTransient = isTransient;
    }

    /// <summary>MLflow's name for what went wrong, such as <c>RESOURCE_DOES_NOT_EXIST</c>.</summary>
    public string Code { get; }

    /// <summary>The HTTP status that goes with it; 0 where no answer came.</summary>
    public int StatusCode { get; }

    /// <summary>Whether the same request may succeed later: no answer, or 408, 429, 500, 502, 503, 504.</summary>
    public bool IsTransient { get; }

    internal static TrackingException Of(string code, string message) =>
        new(code, message, TrackingErrors.StatusOf(code));

    internal static TrackingException Invalid(string message) => Of(TrackingErrors.InvalidParameterValue, message);

    internal static TrackingException Missing(string message) => Of(TrackingErrors.ResourceDoesNotExist, message);
}
