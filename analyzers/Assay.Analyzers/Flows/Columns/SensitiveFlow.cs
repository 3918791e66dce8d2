using Assay.Generators.Datasets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Assay.Analyzers.Flows.Columns;

/// <summary>Classified data that stands as it is where nothing masks it.</summary>
/// <param name="Read">The column.</param>
/// <param name="Where">Where it stands, in words.</param>
/// <param name="Target">The member of a record that it was put into; null for what is told.</param>
internal sealed record Disclosure(ColumnRead Read, string Where, ISymbol? Target);

/// <summary>Follows classified columns, of any row, as long as they stand as they are.</summary>
internal sealed class SensitiveFlow(Bodies bodies, Func<ITypeSymbol, DatasetModel?> datasets, CancellationToken cancellation) : ColumnFlow(bodies, cancellation)
{
    /// <summary>What was found, once each.</summary>
    public HashSet<Disclosure> Found { get; } = [];

    /// <summary>Whether a column is classified.</summary>
    public static bool IsClassified(ColumnModel column) => column.Sensitivity is not (null or "None");

    /// <inheritdoc/>
    public override Flow VisitMethodReference(IMethodReferenceOperation operation, FlowState state) =>
        Enter(operation.Method, operation.Syntax, new FlowState()) ?? Flow.None;

    protected override ColumnModel? Column(ITypeSymbol row, string property, Flow instance) =>
        datasets(row)?.Columns.FirstOrDefault(column => column.Name == property && IsClassified(column));

    protected override void Written(ITypeSymbol type, string member, Flow value)
    {
        // A member that says something of its class, be it None, is answered for.
        if (!value.Reads.IsEmpty && datasets(type)?.Columns.FirstOrDefault(column => column.Name == member) is { Sensitivity: null })
            Add(value, $"'{member}' of {type.Name}", type.GetMembers(member).FirstOrDefault());
    }

    protected override void Called(IInvocationOperation call, Flow given)
    {
        if (call.IsTelling())
            Add(given, call.TargetMethod.ContainingType.IsOrInherits("Assay.IRun") ? "the records of the run" : "a log", null);
    }

    protected override void Made(IObjectCreationOperation creation, Flow given)
    {
        if (creation.Type.IsOrInherits("System.Exception"))
            Add(given, "an exception", null);
    }

    private void Add(Flow value, string where, ISymbol? target)
    {
        foreach (var read in value.Reads.Where(static read => read.AsIs))
            Found.Add(new Disclosure(read, where, target));
    }
}
