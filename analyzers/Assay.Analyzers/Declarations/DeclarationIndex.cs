using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Assay.Analyzers.Flows;
using Assay.Analyzers.Lineage;
using Assay.Generators.ColumnLineage;
using Assay.Generators.Datasets;
using Assay.Generators.Models;
using Assay.Generators.Monitors;
using Assay.Generators.Pipelines;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Declarations;

/// <summary>A type that is declared.</summary>
/// <param name="Kind">As what.</param>
/// <param name="Name">Its name in the catalog; empty while it is being typed.</param>
/// <param name="Type">The type.</param>
/// <param name="Attribute">What declares it.</param>
internal sealed record Declaration(DeclarationKind Kind, string Name, INamedTypeSymbol Type, AttributeData Attribute)
{
    /// <summary>Declarations by file and place: the same order in each compilation.</summary>
    public static IEnumerable<Declaration> InOrder(IEnumerable<Declaration> declarations) => declarations
        .OrderBy(static one => one.Attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath, StringComparer.Ordinal)
        .ThenBy(static one => one.Attribute.ApplicationSyntaxReference?.Span.Start);
}

/// <summary>
/// All declarations of a compilation, for rules about one that depend on others. Gathered when a rule first asks, so that such rules can
/// report while the user types: what waits for the end of a compilation shows on builds only, and offers no fix.
/// </summary>
internal sealed class DeclarationIndex(Compilation compilation, DeclarationAttributes attributes)
{
    private readonly Readings<DatasetModel> _datasets = new((type, cancellation) => DatasetReader.Read(type, cancellation, new LineageReader(compilation)));
    private readonly Readings<ModelModel> _models = new(ModelReader.Read);
    private readonly Readings<PipelineModel> _pipelines = new(PipelineReader.Read);
    private readonly Readings<MonitorModel> _monitors = new(MonitorReader.Read);
    private StrongBox<ImmutableArray<Declaration>>? _declarations;
    private ScheduledSources? _scheduled;
    private FeatureRows? _features;
    private MadeModels? _made;
    private RowsTogether? _together;
    private MonitoredRows? _monitored;
    private TakenNames? _names;
    private MadeRows? _rowsMade;
    private Watches? _watches;
    private TrainingSources? _trainings;
    private DeclaredSources? _sources;

    /// <summary>What methods do.</summary>
    public Bodies Bodies { get; } = new(compilation);

    /// <summary>The declarations of this project, in no particular order.</summary>
    public ImmutableArray<Declaration> Declarations(CancellationToken cancellation)
    {
        // Two threads may both gather; a lock would keep one of them waiting where it can't be cancelled.
        if (_declarations is not { } known)
        {
            known = new StrongBox<ImmutableArray<Declaration>>([.. Types(compilation.Assembly.GlobalNamespace, cancellation).SelectMany(Of)]);
            Interlocked.CompareExchange(ref _declarations, known, null);
        }

        return known.Value;
    }

    /// <summary>What a record of data declares, of this project or of one referred to; null where it is none. Each is read once.</summary>
    public DatasetModel? Dataset(ITypeSymbol type, CancellationToken cancellation) => _datasets.Of(type, cancellation);

    /// <summary>What a model declares; null where it is none.</summary>
    public ModelModel? Model(ITypeSymbol type, CancellationToken cancellation) => _models.Of(type, cancellation);

    /// <summary>What a pipeline declares; null where it is none.</summary>
    public PipelineModel? Pipeline(ITypeSymbol type, CancellationToken cancellation) => _pipelines.Of(type, cancellation);

    /// <summary>What a monitor declares; null where it is none.</summary>
    public MonitorModel? Monitor(ITypeSymbol type, CancellationToken cancellation) => _monitors.Of(type, cancellation);

    /// <summary>The declarations of a kind in this project, by name.</summary>
    public IEnumerable<Declaration> Of(DeclarationKind kind, CancellationToken cancellation) =>
        Declarations(cancellation).Where(one => one.Kind == kind).OrderBy(static one => one.Name, StringComparer.Ordinal);

    /// <summary>The datasets whose sources scheduled pipelines read.</summary>
    public ScheduledSources Scheduled(CancellationToken cancellation) =>
        _scheduled ?? Keep(ref _scheduled, ScheduledSources.Of(this, cancellation));

    /// <summary>The datasets whose sources models learn from.</summary>
    public TrainingSources Trainings(CancellationToken cancellation) => _trainings ?? Keep(ref _trainings, TrainingSources.Of(this, cancellation));

    /// <summary>Which datasets share a source.</summary>
    public DeclaredSources Sources(CancellationToken cancellation) =>
        _sources ?? Keep(ref _sources, DeclaredSources.Of(Of(DeclarationKind.Dataset, cancellation)));

    /// <summary>Whether something of the team's own may read sources that are no files.</summary>
    public bool ReadsSchemes(CancellationToken cancellation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly => !assembly.Name.StartsWith("Assay", StringComparison.Ordinal)
            && assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == "Assay.Data")))
        || Types(compilation.Assembly.GlobalNamespace, cancellation)
            .Any(static type => type.AllInterfaces.Any(static contract => contract.IsNamed("Assay.Data.ISourceScheme")));

    /// <summary>The records that models take.</summary>
    public FeatureRows Features(CancellationToken cancellation) => _features ?? Keep(ref _features, FeatureRows.Of(Of(DeclarationKind.Model, cancellation)));

    /// <summary>The models that pipelines make.</summary>
    public MadeModels Made(CancellationToken cancellation) => _made ?? Keep(ref _made, MadeModels.Of(this, cancellation));

    /// <summary>Which monitors watch which model.</summary>
    public Watches Watched(CancellationToken cancellation) => _watches ?? Keep(ref _watches, Watches.Of(this, cancellation));

    /// <summary>The datasets that steps read together.</summary>
    public RowsTogether RowsTogether(CancellationToken cancellation) => _together ?? Keep(ref _together, Analyzers.Declarations.RowsTogether.Of(this, cancellation));

    /// <summary>The rows of requests that monitors watch.</summary>
    public MonitoredRows Monitored(CancellationToken cancellation) => _monitored ?? Keep(ref _monitored, MonitoredRows.Of(this, cancellation));

    /// <summary>Who has which name.</summary>
    public TakenNames Names(CancellationToken cancellation) =>
        _names ?? Keep(ref _names, TakenNames.Of(compilation, Declarations(cancellation), cancellation));

    /// <summary>Which methods make which rows, and of what.</summary>
    public MadeRows RowsMade(CancellationToken cancellation) => _rowsMade ?? Keep(ref _rowsMade, MadeRows.Of(this, new LineageReader(compilation), cancellation));

    private static T Keep<T>(ref T? place, T made)
        where T : class => Interlocked.CompareExchange(ref place, made, null) ?? made;

    private IEnumerable<Declaration> Of(INamedTypeSymbol type)
    {
        foreach (var (kind, attribute) in attributes.Of(type))
            yield return new Declaration(kind, attribute.Argument<string>(0) ?? "", type, attribute);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol within, CancellationToken cancellation)
    {
        foreach (var member in within.GetMembers())
        {
            cancellation.ThrowIfCancellationRequested();
            if (member is INamedTypeSymbol type)
                yield return type;
            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var nested in Types(inner, cancellation))
                    yield return nested;
            }
        }
    }
}
