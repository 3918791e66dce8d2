using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>The folder that the build's author chose.</summary>
internal sealed record WorkingDirectory(DirectoryPath Path);
