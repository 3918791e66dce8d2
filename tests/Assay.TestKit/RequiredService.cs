using Xunit.Sdk;

namespace Assay.TestKit;

/// <summary>What a test does without a service: on a laptop it is skipped, in CI (<c>CI=true</c>) it fails.</summary>
/// <remarks>The test must be a <c>[SkippableFact]</c> or <c>[SkippableTheory]</c>.</remarks>
public static class RequiredService
{
    /// <summary>Whether this is a CI run, in which nothing may be missing and no snapshot is written.</summary>
    public static bool IsCi => IsTrue(Environment.GetEnvironmentVariable("CI"));

    /// <summary>Goes on if the service is there.</summary>
    /// <param name="available">Whether it is.</param>
    /// <param name="service">Its name, as in “PostgreSQL”.</param>
    /// <param name="remedy">The one line that installs or starts it.</param>
    public static void Demand(bool available, string service, string remedy) => Demand(available, service, remedy, IsCi);

    internal static void Demand(bool available, string service, string remedy, bool ci)
    {
        if (available)
            return;
        var message = $"{service} is missing. To get it: {remedy}";
        if (ci)
            throw new XunitException(message);
        throw new Xunit.SkipException(message);
    }

    private static bool IsTrue(string? value) => value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
