using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines.Wiring;

/// <summary>The parameters that the generator adds to a pipeline: its time, its sources and its champions.</summary>
internal sealed class PipelineParameters
{
    public const string AsOf = "as_of";

    private readonly SortedDictionary<string, ParameterModel> _added = new(StringComparer.Ordinal);

    /// <summary>The added parameters, the time first, the others by name.</summary>
    public IEnumerable<ParameterModel> Added =>
    [
        Text(AsOf, "", "The time that freshness is measured against; empty: the scheduled time, else the clock."), .. _added.Values,
    ];

    /// <summary>The three parameters of a source, which every step that reads it takes.</summary>
    public IReadOnlyList<string> Source(string dataset, string? source)
    {
        var suffix = Suffix(dataset);
        return
        [
            Add("source_" + suffix, source ?? "", $"Where the rows of {dataset} are."),
            Add("version_" + suffix, "", $"The pinned version of {dataset}; empty: the source itself."),
            Add("hash_" + suffix, "", $"The hash of the content of {dataset}, so that a cached result is of the same rows."),
        ];
    }

    /// <summary>The parameter that pins a champion.</summary>
    public string Champion(string model) =>
        Add("champion_" + Suffix(model), "", $"The registry's URI of the champion of {model}; empty: the alias champion.");

    private static string Suffix(string name) => name.Replace('-', '_');

    private string Add(string name, string value, string documentation)
    {
        if (!_added.ContainsKey(name))
            _added.Add(name, Text(name, value, documentation));
        return name;
    }

    private static ParameterModel Text(string name, string value, string documentation) =>
        new(name, ParameterKind.Text) { Default = Constant.Of(value), Documentation = documentation };
}
