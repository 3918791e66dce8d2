using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows;

/// <summary>Recognises operations that open a source of data.</summary>
internal static class SourceOpening
{
    // Where a file is read: the first argument is its path. A star stands for any ending.
    private static readonly (string Type, string[] Members)[] s_files =
    [
        ("System.IO.File", ["OpenRead", "OpenText", "Read*"]),
        ("System.IO.Directory", ["GetFiles", "EnumerateFiles", "GetFileSystemEntries", "EnumerateFileSystemEntries"]),
        ("System.IO.StreamReader", [".ctor"]),
        ("Microsoft.VisualBasic.FileIO.TextFieldParser", [".ctor"]),
        ("Parquet.ParquetReader", ["CreateAsync", "ReadTableFromFileAsync"]),
        ("Parquet.Serialization.ParquetSerializer", ["Deserialize*"]),
        ("ParquetSharp.ParquetFileReader", [".ctor"]),
        ("ParquetSharp.Arrow.FileReader", [".ctor"]),
        ("nietras.SeparatedValues.SepReaderExtensions", ["FromFile*"]),
        ("Microsoft.Data.Analysis.DataFrame", ["LoadCsv"]),
        ("Microsoft.ML.TextLoaderSaverCatalog", ["LoadFromTextFile"]),
        ("Microsoft.ML.BinaryLoaderSaverCatalog", ["LoadFromBinary"]),
    ];

    // Where a connection, a server or a bucket answers.
    private static readonly (string Type, string[] Members)[] s_remotes =
    [
        ("System.Data.IDbConnection", ["Open", "OpenAsync"]),
        ("System.Data.IDbCommand", ["ExecuteReader*", "ExecuteScalar*"]),
        ("System.Net.Http.HttpClient", ["Get*"]),
        ("System.Net.Http.Json.HttpClientJsonExtensions", ["GetFromJson*"]),
        ("System.Net.WebClient", ["Download*", "OpenRead*"]),
        ("Dapper.SqlMapper", ["Query*", "ExecuteReader*", "ExecuteScalar*"]),
        ("Microsoft.ML.DatabaseLoaderCatalog", ["CreateDatabaseLoader"]),
        ("Amazon.S3.IAmazonS3", ["GetObject*", "ListObjects*"]),
        ("Azure.Storage.Blobs.Specialized.BlobBaseClient", ["Download*", "OpenRead*"]),
        ("Azure.Storage.Blobs.BlobContainerClient", ["GetBlobs*"]),
    ];

    /// <summary>What opens a source, as it is called in code; null where nothing does.</summary>
    public static string? Of(Reached reached) => reached.Operation switch
    {
        IInvocationOperation { TargetMethod: var method, Arguments: var arguments } call => OfCall(call, method, arguments, reached.Frame),
        IObjectCreationOperation { Constructor: { } constructor, Arguments: var arguments } =>
            OpensFile(constructor, arguments, reached.Frame) ? $"new {constructor.ContainingType.Name}" : null,
        IPropertyReferenceOperation { Type: INamedTypeSymbol type } set when type.IsOrInherits("Microsoft.EntityFrameworkCore.DbSet`1") =>
            $"{set.Property.ContainingType.Name}.{set.Property.Name}",
        _ => null,
    };

    private static string? OfCall(IInvocationOperation call, IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, Frame frame)
    {
        var opens = OpensFile(method, arguments, frame) || s_remotes.Any(one => Names(one.Members, method.Name) && IsOn(call, one.Type)) || OpensInfo(call, frame);
        return opens ? $"{method.ContainingType.Name}.{method.Name}" : null;
    }

    private static bool IsOn(IInvocationOperation call, string type) =>
        call.TargetMethod.ContainingType.IsOrInherits(type) || call.Instance?.Type.IsOrInherits(type) == true;

    private static bool OpensFile(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, Frame frame)
    {
        var given = arguments.ToList();
        // What takes a stream was opened elsewhere: text in memory and resources are no sources.
        if (given.FirstOrDefault(static one => one.Parameter?.Type.SpecialType == SpecialType.System_String) is not { Value: var path } || given[0].Parameter is not { } first)
            return false;
        var isExtension = method is { IsExtensionMethod: true, ReducedFrom: null } && first.Type.SpecialType != SpecialType.System_String;
        if (!isExtension && first.Type.SpecialType != SpecialType.System_String)
            return false;
        var reads = s_files.Any(one => Names(one.Members, method.Name) && method.IsOf(one.Type)) || OpensExisting(method, given);
        return reads && !OwnFiles.IsOwn(path, frame);
    }

    // FileMode.Open is 3; where the access isn't to read, it is no source. Anything that isn't written out is not certain.
    private static bool OpensExisting(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments)
    {
        const int Open = 3;
        const int Read = 1;
        var isFile = (method.IsOf("System.IO.File") && method.Name is "Open" or "OpenHandle") || (method.IsOf("System.IO.FileStream") && method.Name == ".ctor");
        return isFile
            && arguments.Argument("mode")?.ConstantValue is { HasValue: true, Value: Open }
            && (arguments.Argument("access") is not { } access || access.ConstantValue is { HasValue: true, Value: Read });
    }

    private static bool OpensInfo(IInvocationOperation call, Frame frame)
    {
        var method = call.TargetMethod;
        var reads = (method.IsOf("System.IO.FileInfo") && method.Name is "OpenRead" or "OpenText")
            || (method.IsOf("System.IO.DirectoryInfo") && method.Name is "GetFiles" or "EnumerateFiles");
        return reads && call.Instance is { } info && !OwnFiles.IsOwn(info, frame);
    }

    private static bool Names(string[] members, string name)
    {
        foreach (var member in members)
        {
            if (member[member.Length - 1] == '*' ? name.StartsWith(member.Substring(0, member.Length - 1), StringComparison.Ordinal) : name == member)
                return true;
        }

        return false;
    }
}
