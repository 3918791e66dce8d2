using Assay.Generators.Datasets;
using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Declarations;

/// <summary>Which datasets a step reads together: there their columns are compared and joined.</summary>
internal sealed class RowsTogether
{
    private readonly Dictionary<string, List<(string Step, DatasetModel Other)>> _met = new(StringComparer.Ordinal);

    /// <summary>Reads what the steps of a project's pipelines take.</summary>
    public static RowsTogether Of(DeclarationIndex index, CancellationToken cancellation)
    {
        var together = new RowsTogether();
        var datasets = new Lazy<ILookup<string, Declaration>>(
            () => index.Of(DeclarationKind.Dataset, cancellation).ToLookup(static one => one.Name), isThreadSafe: false);
        foreach (var declaration in index.Of(DeclarationKind.Pipeline, cancellation))
        {
            foreach (var step in index.Pipeline(declaration.Type, cancellation)?.Steps ?? [])
            {
                var names = step.Inputs.Where(static input => input.Kind is WireKind.Source or WireKind.Rows).Select(static input => input.Of).Distinct().ToList();
                if (step.Kind != StepKind.Method || names.Count < 2)
                    continue;
                var read = names.SelectMany(name => datasets.Value[name].Take(1)).Select(one => index.Dataset(one.Type, cancellation)).OfType<DatasetModel>().ToList();
                together.Add(step.Name, read);
            }
        }

        return together;
    }

    /// <summary>The steps that read a dataset with others, and those.</summary>
    public IReadOnlyList<(string Step, DatasetModel Other)> With(string dataset) => _met.TryGetValue(dataset, out var met) ? met : [];

    private void Add(string step, List<DatasetModel> read)
    {
        foreach (var one in read)
        {
            if (!_met.TryGetValue(one.Name, out var met))
                _met.Add(one.Name, met = []);
            met.AddRange(read.Where(other => other != one).Select(other => (step, other)));
        }
    }
}
