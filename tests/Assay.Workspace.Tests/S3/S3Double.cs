using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Assay.TestKit.Loopback;
using Microsoft.AspNetCore.WebUtilities;

namespace Assay.Workspace.Tests.S3;

/// <summary>As much of S3 as a blob store needs, in memory: objects of one bucket, conditional writes, listing in pages of two.</summary>
internal sealed class S3Double(bool conditional = true)
{
    private static readonly XNamespace s_namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
    private readonly SortedDictionary<string, Stored> _objects = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly Queue<(Reply Answer, bool Done)> _failures = new();

    public const string Bucket = "assay";

    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate)
                return [.. _objects.Keys];
        }
    }

    /// <summary>Puts an object there as someone else would.</summary>
    public void Add(string key, string content) => Add(key, System.Text.Encoding.UTF8.GetBytes(content));

    /// <inheritdoc cref="Add(string, string)"/>
    public void Add(string key, byte[] content)
    {
        lock (_gate)
            _objects[key] = new(content, null);
    }

    /// <summary>Lets the next write fail with an answer, although, with <paramref name="done"/>, it is carried out.</summary>
    public void FailNextPut(int status, string code, bool done = false) => _failures.Enqueue((Error(status, code), done));

    public Reply Answer(RecordedRequest request)
    {
        var parts = request.Path.TrimStart('/').Split('/', 2);
        lock (_gate)
        {
            if (parts[0] != Bucket)
                return Error(404, "NoSuchBucket");
            if (parts is not [_, { Length: > 0 } key])
                return List(QueryHelpers.ParseQuery(request.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal));
            return request.Method switch
            {
                "PUT" when _failures.TryDequeue(out var failure) => Fail(failure, key, request),
                "PUT" => Put(key, request),
                "GET" when _objects.TryGetValue(key, out var found) => new(200, found.Content, "application/octet-stream") { Headers = Headers(found) },
                "HEAD" when _objects.TryGetValue(key, out var found) => new(200, [], null) { Headers = Headers(found) },
                "DELETE" => Delete(key),
                "HEAD" => Reply.Empty(404),
                "GET" => Error(404, "NoSuchKey"),
                _ => Error(405, "MethodNotAllowed"),
            };
        }
    }

    private Reply Fail((Reply Answer, bool Done) failure, string key, RecordedRequest request)
    {
        if (failure.Done)
            Put(key, request);
        return failure.Answer;
    }

    private Reply Put(string key, RecordedRequest request)
    {
        if (conditional && request.Headers.GetValueOrDefault("If-None-Match") == "*" && _objects.ContainsKey(key))
            return Error(412, "PreconditionFailed");
        var stored = new Stored(request.Body, request.Headers.GetValueOrDefault("x-amz-meta-assay-write"));
        if (request.Headers["x-amz-content-sha256"] is var hash && hash != Convert.ToHexStringLower(SHA256.HashData(request.Body)))
            return Error(400, "XAmzContentSHA256Mismatch");
        _objects[key] = stored;
        return new(200, [], null) { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ETag"] = stored.Tag } };
    }

    private Reply Delete(string key)
    {
        _objects.Remove(key);
        return Reply.Empty(204);
    }

    private Reply List(Dictionary<string, string> query)
    {
        var after = query.GetValueOrDefault("continuation-token", "");
        var all = _objects.Where(pair => pair.Key.StartsWith(query.GetValueOrDefault("prefix", ""), StringComparison.Ordinal)
            && string.CompareOrdinal(pair.Key, after) > 0).ToList();
        var page = all.Take(2).ToList();
        var answer = new XElement(s_namespace + "ListBucketResult", new XElement(s_namespace + "IsTruncated", all.Count > 2 ? "true" : "false"));
        if (all.Count > 2)
            answer.Add(new XElement(s_namespace + "NextContinuationToken", page[^1].Key));
        foreach (var (key, stored) in page)
        {
            answer.Add(new XElement(s_namespace + "Contents",
                new XElement(s_namespace + "Key", key),
                new XElement(s_namespace + "LastModified", "2026-11-24T06:00:00.000Z"),
                new XElement(s_namespace + "Size", stored.Content.Length.ToString(CultureInfo.InvariantCulture))));
        }

        return Reply.Text(answer.ToString()) with { ContentType = "application/xml" };
    }

    private static Dictionary<string, string> Headers(Stored stored)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Content-Length"] = stored.Content.Length.ToString(CultureInfo.InvariantCulture),
            ["ETag"] = stored.Tag,
            ["Last-Modified"] = "Tue, 24 Nov 2026 06:00:00 GMT",
        };
        if (stored.Mark is { } mark)
            headers["x-amz-meta-assay-write"] = mark;
        return headers;
    }

    private static Reply Error(int status, string code) =>
        Reply.Text($"<Error><Code>{code}</Code><Message>{code}</Message></Error>", status) with { ContentType = "application/xml" };

    private sealed record Stored(byte[] Content, string? Mark)
    {
        // S3's own: the client checks what it read against it.
        public string Tag => $"\"{Convert.ToHexStringLower(MD5.HashData(Content))}\"";
    }
}
