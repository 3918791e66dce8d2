using Assay.Generators.Monitors;

namespace Assay.Analyzers.Declarations;

/// <summary>Which monitors of a project watch which model.</summary>
internal sealed class Watches
{
    private readonly Dictionary<string, List<MonitorModel>> _monitors = new(StringComparer.Ordinal);

    /// <summary>Reads the monitors.</summary>
    public static Watches Of(DeclarationIndex index, CancellationToken cancellation)
    {
        var watches = new Watches();
        foreach (var declaration in index.Of(DeclarationKind.Monitor, cancellation))
        {
            if (index.Monitor(declaration.Type, cancellation) is not { } monitor)
                continue;
            if (!watches._monitors.TryGetValue(monitor.Model, out var monitors))
                watches._monitors.Add(monitor.Model, monitors = []);
            monitors.Add(monitor);
        }

        return watches;
    }

    /// <summary>The monitors of a model, by name.</summary>
    public IReadOnlyList<MonitorModel> Of(string model) => _monitors.TryGetValue(model, out var monitors) ? monitors : [];
}
