using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Assay.EndToEnd.Tests.Architecture;

/// <summary>Finds, in an assembly's metadata, members that read the world: the clock, the environment, the console, chance.</summary>
internal static class ForbiddenCalls
{
    // Of Environment, what says nothing of the machine or is emitted by the compiler itself.
    private static readonly HashSet<string> s_harmless = ["get_NewLine", "get_CurrentManagedThreadId", "get_ProcessorCount"];

    private static readonly HashSet<string> s_clock = ["get_Now", "get_UtcNow", "get_Today"];

    /// <summary>The forbidden members that an assembly refers to, as <c>System.DateTime.get_Now</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> In(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = reader.GetTypeReference((TypeReferenceHandle)member.Parent);
            var owner = $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
            var name = reader.GetString(member.Name);
            if (IsForbidden(owner, name, Parameters(reader, member)))
                found.Add($"{owner}.{name}");
        }

        return [.. found];
    }

    private static bool IsForbidden(string type, string member, int parameters) => type switch
    {
        "System.DateTime" or "System.DateTimeOffset" => s_clock.Contains(member),
        "System.Console" => true,
        "System.Environment" => !s_harmless.Contains(member),
        "System.Random" => member == "get_Shared" || (member == ".ctor" && parameters == 0),
        "System.Guid" => member == "CreateVersion7" && parameters == 0,
        _ => false,
    };

    private static int Parameters(MetadataReader reader, MemberReference member)
    {
        var signature = reader.GetBlobReader(member.Signature);
        var header = signature.ReadSignatureHeader();
        return header.Kind == SignatureKind.Method ? signature.ReadCompressedInteger() : 0;
    }
}
