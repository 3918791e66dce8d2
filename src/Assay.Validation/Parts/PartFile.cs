using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.CompilerServices;
using Assay.Validation.Observing;

namespace Assay.Validation.Parts;

/// <summary>
/// The file of a partial validation: the marker <c>ASSAYPRT</c>, the schema version (int32), the SHA-256 of what follows, and that, compressed
/// by Brotli: a header in JSON after its length (int32), then the states of the batches that the part looked at.
/// </summary>
internal static class PartFile
{
    public const int SchemaVersion = 1;

    private const int Frame = 8 + sizeof(int) + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Marker => "ASSAYPRT"u8;

    public static byte[] Write(PartialValidation part)
    {
        using var body = new MemoryStream();
        using (var compressed = new BrotliStream(body, CompressionLevel.Optimal, leaveOpen: true))
        using (var writer = new BinaryWriter(compressed))
        {
            var header = JsonSerializer.SerializeToUtf8Bytes(HeaderOf(part), PartJson.Default.PartHeader);
            writer.Write(header.Length);
            writer.Write(header);
            foreach (var batch in part.Batches)
                batch.State?.Save(writer);
        }

        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file))
        {
            writer.Write(Marker);
            writer.Write(SchemaVersion);
            writer.Write(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)));
            writer.Write(body.GetBuffer().AsSpan(0, (int)body.Length));
        }

        return file.ToArray();
    }

    public static PartialValidation Read(byte[] bytes, string path, Func<string, DatasetPlan?> plans)
    {
        CheckFrame(bytes, path);
        try
        {
            using var compressed = new BrotliStream(new MemoryStream(bytes, Frame, bytes.Length - Frame), CompressionMode.Decompress);
            using var reader = new BinaryReader(compressed);
            var header = JsonSerializer.Deserialize(reader.ReadBytes(reader.ReadInt32()), PartJson.Default.PartHeader) ?? throw Damaged(path, "no header", null);
            var plan = plans(header.Dataset) ?? throw new SourceException(
                SourceFault.Schema, path, $"the state of {header.Dataset}", "a dataset that this program declares", "Merge it with the program that made it.");
            var whole = new DatasetReference { Source = header.Source, Version = header.Version };
            return new(plan, whole, new(header.Part, header.Parts), header.Purpose, [.. header.Batches.Select(batch => Batch(batch, plan, header.Purpose, reader, path))]);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or JsonException or IOException or ArgumentException)
        {
            throw Damaged(path, "bytes that are no state", e);
        }
    }

    private static PartBatch Batch(BatchHeader batch, DatasetPlan plan, ValidationPurpose purpose, BinaryReader reader, string path)
    {
        Observation? state = null;
        if (batch.Observed)
        {
            state = new(plan, purpose);
            state.Load(reader, path);
        }

        var reference = new DatasetReference { Source = batch.Source, Version = batch.Version, Superseded = batch.Superseded };
        return new(batch.Place, batch.Print, reference, state);
    }

    private static PartHeader HeaderOf(PartialValidation part) => new(
        part.Plan.Descriptor.Name,
        part.Purpose,
        part.Part.Index,
        part.Part.Count,
        part.Whole.Source,
        part.Whole.Version,
        [.. part.Batches.Select(batch => new BatchHeader(
            batch.Place, batch.Print, batch.Reference.Source, batch.Reference.Version, batch.Reference.Superseded, batch.State is not null))]);

    private static void CheckFrame(byte[] bytes, string path)
    {
        if (bytes.Length < Frame || !bytes.AsSpan(0, Marker.Length).SequenceEqual(Marker))
            throw Damaged(path, "another kind of file", null);
        var version = BitConverter.ToInt32(bytes, Marker.Length);
        if (version != SchemaVersion)
        {
            throw new SourceException(
                SourceFault.Schema, path, $"a state of schema version {version}", $"schema version {SchemaVersion}", "Make all parts with the program that merges them.");
        }

        if (!SHA256.HashData(bytes.AsSpan(Frame)).AsSpan().SequenceEqual(bytes.AsSpan(Frame - SHA256.HashSizeInBytes, SHA256.HashSizeInBytes)))
            throw Damaged(path, "a checksum that does not match", null);
    }

    private static SourceException Damaged(string path, string found, Exception? inner) => new(
        SourceFault.Truncated, path, found, "the state of a partial validation as it was written", "Run that part of the validation again.", inner);
}

/// <summary>What a state belongs to.</summary>
internal sealed record PartHeader(string Dataset, ValidationPurpose Purpose, int Part, int Parts, string? Source, string? Version, IReadOnlyList<BatchHeader> Batches);

/// <summary>A batch of the dataset.</summary>
internal sealed record BatchHeader(string Place, string? Print, string? Source, string? Version, bool Superseded, bool Observed);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnum<ValidationPurpose>)])]
[JsonSerializable(typeof(PartHeader))]
internal sealed partial class PartJson : JsonSerializerContext;
