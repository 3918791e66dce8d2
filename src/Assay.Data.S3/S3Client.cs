using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace Assay.Data.S3;

/// <summary>Makes the SDK's client of our options.</summary>
internal static class S3Client
{
    public static AmazonS3Client Of(S3Options options) => options.Credentials is { } credentials ? new(credentials, ConfigOf(options)) : new(ConfigOf(options));

    private static AmazonS3Config ConfigOf(S3Options options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.ForcePathStyle,
            // Stores other than Amazon's refuse the checksum trailers that the SDK would add; the signature covers the content.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.ServiceUrl is { } address)
        {
            config.ServiceURL = address.AbsoluteUri;
            config.AuthenticationRegion = options.Region ?? "us-east-1";
        }
        else if (options.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }
}
