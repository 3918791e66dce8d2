using Cake.Common;

namespace Build;

/// <summary>What the tasks share.</summary>
public sealed class BuildContext(ICakeContext context) : FrostingContext(context)
{
    /// <summary><c>--configuration=Release</c>; Debug without it.</summary>
    public string BuildConfiguration => this.Argument("configuration", "Debug");

    /// <summary><c>--slow</c>: whether tests that grow with the time they are given get much of it.</summary>
    public bool IsSlow => this.HasArgument("slow");

    /// <summary>Whether nothing may be missing.</summary>
    public bool IsCi => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
}
