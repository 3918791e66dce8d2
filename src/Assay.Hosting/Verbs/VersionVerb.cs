using System.CommandLine;
using Assay.Hosting.CommandLine;
using Assay.Versioning;

namespace Assay.Hosting.Verbs;

/// <summary>What the verbs of <c>version</c> have in common.</summary>
internal abstract class VersionVerb : Verb, IGroupedVerb
{
    private readonly Argument<string> _dataset = new("dataset") { Description = "the dataset's declared name" };

    protected VersionVerb(string name, string description, string example)
        : base(name, description, example) => Arguments.Add(_dataset);

    public VerbGroup Group => Groups.Version;

    protected static Argument<string> Reference(string name, string description) => new(name) { Description = description + ": a number, a tag, latest, or a time (2026-03-01)" };

    protected string DatasetOf(ParseResult arguments, VerbContext context) =>
        context.Get<Declarations>().Dataset(arguments.GetValue(_dataset)!).Descriptor.Name;

    /// <summary>The number of the version that is meant.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    internal static async Task<string> VersionOfAsync(string dataset, string reference, VerbContext context, CancellationToken cancellation)
    {
        var version = await context.Get<VersionStore>().FindAsync(dataset, reference, cancellation).ConfigureAwait(false)
            ?? throw new UsageException($"There is no version '{reference}' of {dataset}. assay version list {dataset} shows them.");
        return version.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
