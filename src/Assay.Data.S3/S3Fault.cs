using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Assay.Workspace;

namespace Assay.Data.S3;

/// <summary>Reads the store's failures, and tells of them as the workspace does.</summary>
internal static class S3Fault
{
    /// <summary>True for what the store, the SDK or the network throws; not for a caller that gave up.</summary>
    internal static bool Is(Exception e, CancellationToken cancellation) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
        || (e is OperationCanceledException or TimeoutException && !cancellation.IsCancellationRequested);

    /// <summary>True when there is no such object. HEAD has no body: there a missing bucket can't be told from a missing object.</summary>
    internal static bool IsAbsence(Exception e) =>
        e is AmazonServiceException { StatusCode: HttpStatusCode.NotFound } answer && answer.ErrorCode is not "NoSuchBucket";

    /// <summary>True when the request may have been carried out although it failed for us.</summary>
    internal static bool LeavesUnknown(Exception e) => e is not AmazonServiceException answer
        || ((int)answer.StatusCode is 0 or >= 500 && answer.StatusCode != HttpStatusCode.NotImplemented);

    internal static bool Answers(Exception e, HttpStatusCode code) => e is AmazonServiceException answer && answer.StatusCode == code;

    internal static WorkspaceException Of(string what, string where, Exception e) => e switch
    {
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } answer => new(
            what, where, Found(answer), "leave to do so",
            "Check the credentials, and that they allow s3:GetObject, s3:PutObject, s3:DeleteObject and s3:ListBucket.", inner: e),
        AmazonServiceException { ErrorCode: "NoSuchBucket" } answer => new(
            what, where, Found(answer), "the bucket", "Make the bucket, or correct its name and the service's address.", inner: e),
        AmazonServiceException answer when !LeavesUnknown(e) => new(
            what, where, Found(answer), "success", "Check the bucket's settings and the service's address.", inner: e),
        AmazonServiceException answer when (int)answer.StatusCode >= 500 => new(
            what, where, Found(answer), "success", "Try again later.", isTransient: true, inner: e),
        _ => new(what, where, e.GetType().Name, "an answer", "Check the service's address and the network, then try again.", isTransient: true, inner: e),
    };

    private static string Found(AmazonServiceException answer) =>
        string.Create(CultureInfo.InvariantCulture, $"the answer {(int)answer.StatusCode} {answer.ErrorCode}");
}
