namespace Assay.Tracking;

/// <summary>MLflow's error names and the HTTP status of each.</summary>
public static class TrackingErrors
{
    /// <summary>400: a field is missing, has the wrong form, or a rule forbids it.</summary>
    public const string InvalidParameterValue = "INVALID_PARAMETER_VALUE";

    /// <summary>404: no such experiment, run, model, version or artifact.</summary>
    public const string ResourceDoesNotExist = "RESOURCE_DOES_NOT_EXIST";

    /// <summary>400 (not 409): the name is taken.</summary>
    public const string ResourceAlreadyExists = "RESOURCE_ALREADY_EXISTS";

    /// <summary>500: the server failed.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>501: this server cannot do that.</summary>
    public const string NotImplemented = "NOT_IMPLEMENTED";

    /// <summary>503: the server cannot answer now; also used where no server answers.</summary>
    public const string TemporarilyUnavailable = "TEMPORARILY_UNAVAILABLE";

    /// <summary>401: no valid credentials.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>403: valid credentials without the right.</summary>
    public const string PermissionDenied = "PERMISSION_DENIED";

    /// <summary>404: no such route.</summary>
    public const string EndpointNotFound = "ENDPOINT_NOT_FOUND";

    /// <summary>The HTTP status of an error's name; 500 for a name that is not listed.</summary>
    public static int StatusOf(string code) => code switch
    {
        InvalidParameterValue or "BAD_REQUEST" or ResourceAlreadyExists => 400,
        Unauthenticated or "CUSTOMER_UNAUTHORIZED" => 401,
        PermissionDenied => 403,
        ResourceDoesNotExist or "NOT_FOUND" or EndpointNotFound => 404,
        "ALREADY_EXISTS" or "RESOURCE_CONFLICT" or "ABORTED" => 409,
        "REQUEST_LIMIT_EXCEEDED" or "RESOURCE_EXHAUSTED" => 429,
        "CANCELLED" => 499,
        NotImplemented => 501,
        TemporarilyUnavailable => 503,
        "DEADLINE_EXCEEDED" => 504,
        _ => 500,
    };

    internal static string CodeOf(int status) => status switch
    {
        400 => "BAD_REQUEST",
        401 => Unauthenticated,
        403 => PermissionDenied,
        404 or 405 => EndpointNotFound,
        409 => "RESOURCE_CONFLICT",
        429 => "REQUEST_LIMIT_EXCEEDED",
        501 => NotImplemented,
        502 or 503 => TemporarilyUnavailable,
        408 or 504 => "DEADLINE_EXCEEDED",
        _ => InternalError,
    };

    internal static bool IsTransientStatus(int status) => status is 408 or 429 or 500 or 502 or 503 or 504;
}
