using Assay.CompilerServices;
using Assay.Data.S3.Sources;

namespace Assay.Data.S3;

/// <summary>
/// Reads <c>s3://bucket/flights/*.parquet</c> as rows: an object, or a pattern of them as for files. One object at a time is copied to the temporary
/// folder, read as a file of its format, and deleted. Folders of <c>name=value</c> in the key are columns, as in a path.
/// </summary>
/// <param name="optionsOf">How a bucket is reached; null for Amazon's, with the credentials of the AWS SDK's usual places (variables, profile, role).</param>
public sealed class S3Scheme(Func<string, S3Options>? optionsOf = null) : ISourceScheme
{
    /// <inheritdoc/>
    public string Scheme => "s3";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The source is no <c>s3://bucket/key</c>.</exception>
    public Rows<T> Open<T>(DatasetPlan<T> plan, string source, SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(spec);
        var (bucket, key) = Parts(source);
        return new Rows<T>(new ObjectRows<T>(plan, spec, optionsOf?.Invoke(bucket) ?? new S3Options { Bucket = bucket }, bucket, key));
    }

    private static (string Bucket, string Key) Parts(string source)
    {
        const string start = "s3://";
        var slash = source.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? source.IndexOf('/', start.Length) : -1;
        return slash > start.Length && slash < source.Length - 1
            ? (source[start.Length..slash], source[(slash + 1)..])
            : throw new ArgumentException($"'{source}' is no source in a bucket: write s3://BUCKET/KEY.", nameof(source));
    }
}
