using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace Assay.TestKit.Snapshots;

/// <summary>
/// Compares text with a file that was once read and accepted. <c>x.cs</c> is kept as <c>Snapshots/x.verified.cs</c> beside the test;
/// what differs is written as <c>x.received.cs</c> beside it, save in CI.
/// </summary>
public static class Snapshot
{
    /// <summary>Set to 1, received texts become the accepted ones.</summary>
    public const string AcceptVariable = "ASSAY_ACCEPT_SNAPSHOTS";

    /// <summary>Fails unless the text equals the accepted one; line ends don't count.</summary>
    /// <param name="actual">The text that came out.</param>
    /// <param name="name">File name with its extension, may contain folders: <c>flight/validator.cs</c>.</param>
    /// <param name="testFile">Filled in by the compiler: the test's source, whose folder holds <c>Snapshots/</c>.</param>
    /// <exception cref="XunitException">The texts differ, or nothing was accepted yet.</exception>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "") =>
        Match(actual, name, testFile, ModeFromEnvironment());

    internal static void Match(string actual, string name, string testFile, SnapshotMode mode)
    {
        var files = SnapshotFiles.For(testFile, name);
        var received = actual.ReplaceLineEndings("\n");
        var verified = File.Exists(files.Verified) ? File.ReadAllText(files.Verified).ReplaceLineEndings("\n") : null;
        if (received == verified)
        {
            if (mode != SnapshotMode.ReadOnly)
                File.Delete(files.Received);
            return;
        }

        if (mode == SnapshotMode.Accept)
        {
            SnapshotFiles.Write(files.Verified, received);
            File.Delete(files.Received);
            return;
        }

        if (mode == SnapshotMode.Compare)
            SnapshotFiles.Write(files.Received, received);
        var hint = $"To accept it: {AcceptVariable}=1 dotnet test";
        throw new XunitException(verified is null
            ? $"There is no accepted snapshot {files.Verified}. {hint}\n\n{received}"
            : $"The snapshot {files.Verified} differs (- accepted, + received). {hint}\n\n{TextDiff.Render(verified, received)}");
    }

    private static SnapshotMode ModeFromEnvironment() =>
        RequiredService.IsCi ? SnapshotMode.ReadOnly
        : Environment.GetEnvironmentVariable(AcceptVariable) is "1" ? SnapshotMode.Accept
        : SnapshotMode.Compare;
}
