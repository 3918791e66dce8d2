namespace Assay.Generators.Modules;

/// <summary>The slim model of a declaration: all that the module needs to list it.</summary>
/// <param name="Kind">Which list of the module it goes to.</param>
/// <param name="Expression">The code that gives the plan: <c>global::FlightDelay.Flight.AssayPlan.Instance</c>.</param>
internal sealed record PlanEntry(PlanKind Kind, string Expression) : IComparable<PlanEntry>
{
    /// <summary>By kind, then by expression, ordinal.</summary>
    public int CompareTo(PlanEntry? other) => other is null ? 1
        : Kind != other.Kind ? Kind.CompareTo(other.Kind)
        : string.CompareOrdinal(Expression, other.Expression);
}

/// <summary>The lists of a module, as they are called.</summary>
internal enum PlanKind
{
    Datasets,
    Models,
    Pipelines,
    Monitors,
}
