using Amazon.Runtime;

namespace Assay.Data.S3;

/// <summary>Which bucket, and how it is reached.</summary>
public sealed record S3Options
{
    /// <summary>The bucket, which must exist.</summary>
    public required string Bucket { get; init; }

    /// <summary>What all keys start with, e.g. <c>teams/flights</c>; empty for the whole bucket.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The address of a store other than Amazon's (MinIO, Ceph…); null for Amazon's.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>The bucket in the path instead of the host name: what most stores other than Amazon's need.</summary>
    public bool ForcePathStyle { get; init; }

    /// <summary>The region, e.g. <c>eu-central-1</c>; null for what the AWS configuration says (with <see cref="ServiceUrl"/>: <c>us-east-1</c>).</summary>
    public string? Region { get; init; }

    /// <summary>Who asks; null for the AWS SDK's usual places (variables, profile, the machine's or pod's role).</summary>
    public AWSCredentials? Credentials { get; init; }
}
