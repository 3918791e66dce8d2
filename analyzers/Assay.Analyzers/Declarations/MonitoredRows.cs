namespace Assay.Analyzers.Declarations;

/// <summary>The rows that models are asked with while a monitor watches.</summary>
internal sealed class MonitoredRows
{
    private readonly Dictionary<string, string> _monitors = new(StringComparer.Ordinal);

    /// <summary>Reads what the monitors of a project watch.</summary>
    public static MonitoredRows Of(DeclarationIndex index, CancellationToken cancellation)
    {
        var rows = new MonitoredRows();
        foreach (var declaration in index.Of(DeclarationKind.Monitor, cancellation))
        {
            if (declaration.Attribute.AttributeClass is { TypeArguments: [var watched] }
                && index.Model(watched, cancellation)?.Request is { } request && !rows._monitors.ContainsKey(request.Name))
            {
                rows._monitors.Add(request.Name, declaration.Name);
            }
        }

        return rows;
    }

    /// <summary>The first monitor that watches requests of a dataset's rows; null where none does.</summary>
    public string? MonitorOf(string dataset) => _monitors.TryGetValue(dataset, out var monitor) ? monitor : null;
}
