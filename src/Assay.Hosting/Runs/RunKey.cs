using Assay.Hosting.CommandLine;
using Assay.Tracking;

namespace Assay.Hosting.Runs;

/// <summary>What runs are grouped by: <c>data.NAME</c>, <c>params.NAME</c>, <c>tags.NAME</c> or <c>attributes.NAME</c>.</summary>
internal sealed class RunKey
{
    private readonly Func<Run, string?> _of;

    private RunKey(string text, Func<Run, string?> of)
    {
        Text = text;
        _of = of;
    }

    /// <summary>As it was typed.</summary>
    public string Text { get; }

    /// <summary>The value of a run; null where it has none.</summary>
    public string? Of(Run run) => _of(run);

    /// <exception cref="UsageException">It is none of the four.</exception>
    public static RunKey Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? "" : text[(dot + 1)..].Trim('`', '"');
        Func<Run, string?>? of = (dot < 0 ? "" : text[..dot]) switch
        {
            "data" or "dataset" or "datasets" => run => Data(run, name),
            "param" or "params" or "parameters" => run => run.Data.Params.FirstOrDefault(param => param.Key == name)?.Value,
            "tag" or "tags" => run => run.Data.Tags.FirstOrDefault(tag => tag.Key == name)?.Value,
            "attribute" or "attributes" => name switch
            {
                "status" => run => run.Info.Status.ToString(),
                "run_name" => run => run.Info.RunName,
                "user_id" => run => run.Info.UserId,
                "experiment_id" => run => run.Info.ExperimentId,
                _ => null,
            },
            _ => null,
        };
        return name.Length > 0 && of is not null
            ? new(text, of)
            : throw new UsageException($"--by takes data.NAME, params.NAME, tags.NAME or attributes.status, run_name, user_id, experiment_id; found '{text}'.");
    }

    // A run that read two contents of one dataset is in the group of both together.
    private static string? Data(Run run, string name)
    {
        var pinned = run.Inputs.DatasetInputs.Where(input => input.Dataset.Name == name).Select(input => RunReader.Data(input).Pinned).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return pinned.Count == 0 ? null : string.Join(" + ", pinned);
    }
}
