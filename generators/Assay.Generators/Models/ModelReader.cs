using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Assay.Generators.Referenced;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Models;

/// <summary>Reads a record marked <c>[Model]</c>. Generator and analyzers read by it, so they can't disagree.</summary>
internal static class ModelReader
{
    /// <summary>Reads the target of an attribute; null where it is no type, or another attribute speaks for it.</summary>
    public static ModelModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation) =>
        context.TargetSymbol is INamedTypeSymbol type && Targets.IsFirst(context) ? Read(type, cancellation) : null;

    /// <summary>The name in <c>[Model]</c>; null where the type has none.</summary>
    public static string? NameOf(ITypeSymbol type) => type.GetAttributes().Find(KnownAttributes.Model)?.Argument<string>(0);

    /// <summary>Reads a type; null where it isn't marked.</summary>
    public static ModelModel? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var attributes = type.GetAttributes();
        if (attributes.Find(KnownAttributes.Model) is not { } declaration)
            return null;
        var problems = new List<ModelProblem>();
        var name = declaration.Argument<string>(0) ?? "";
        if (!Names.IsDeclarationName(name))
            problems.Add(new ModelProblem(ModelProblemKind.Name, $"'{name}' is no name: use lower-case letters, digits and hyphens"));
        var contract = type.AllInterfaces.FirstOrDefault(static known => known.IsNamed("Assay.IModel`2"));
        if (contract is null)
            problems.Add(new ModelProblem(ModelProblemKind.NoModel, $"'{type.Name}' does not implement IModel<TInput, TOutput>"));
        var input = contract is null ? null : Reference(contract.TypeArguments[0], problems);
        var output = contract is null ? null : Reference(contract.TypeArguments[1], problems);
        var features = contract is null ? null : DatasetNames.FeaturesOf(contract.TypeArguments[0]);
        CheckFeatures(type, contract?.TypeArguments[0], features, problems);
        var loading = LoadingOf(type);
        if (loading == ModelLoading.None && contract is not null)
        {
            problems.Add(new ModelProblem(
                ModelProblemKind.NoLoad, $"'{type.Name}' needs a method static Task<{type.Name}> LoadAsync(string folder, CancellationToken cancellation)"));
        }

        return new ModelModel
        {
            Type = DeclaredType.Of(type),
            Fault = DeclaredType.FaultOf(type, cancellation),
            Name = name,
            Documentation = XmlSummary.Of(type, cancellation),
            Owner = declaration.Named<string>("Owner"),
            Input = input,
            Output = output,
            Request = features is null ? input : Reference(features.Parameters[0].Type, problems),
            ToFeatures = features is null ? null : $"{DeclaredType.Global(features.ContainingType)}.{Literals.Identifier(features.Name)}",
            Loading = loading,
            NoGate = attributes.Find(KnownAttributes.NoGate)?.Argument<string>(0),
            Gates = Gates(attributes, problems).ToEquatableArray(),
            NoMonitor = attributes.Find(KnownAttributes.NoMonitor)?.Argument<string>(0),
            Problems = problems.ToEquatableArray(),
        };
    }

    // Another project's method that can't be called from here isn't even seen: its manifest alone tells of it.
    private static void CheckFeatures(INamedTypeSymbol type, ITypeSymbol? input, IMethodSymbol? features, List<ModelProblem> problems)
    {
        if (features is { DeclaredAccessibility: Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal })
            problems.Add(new ModelProblem(ModelProblemKind.Features, $"the [Features] method '{features.Name}' is private: the server must call it as well"));
        else if (features is null ? input is not null && CarriedManifest.Dataset(input, type.ContainingAssembly) is { Features: not null } : !IsVisible(features, type))
        {
            var name = features?.Name ?? CarriedManifest.Dataset(input!, type.ContainingAssembly)!.Features;
            problems.Add(new ModelProblem(
                ModelProblemKind.Features,
                $"the [Features] method '{name}' can't be called from this project: make it public in {input!.ContainingAssembly.Name}, or let that show its internals with [InternalsVisibleTo(\"{type.ContainingAssembly.Name}\")]"));
        }
    }

    private static bool IsVisible(IMethodSymbol method, INamedTypeSymbol from) =>
        method.DeclaredAccessibility != Accessibility.Internal
        || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, from.ContainingAssembly)
        || method.ContainingAssembly.GivesAccessTo(from.ContainingAssembly);

    private static DatasetReference? Reference(ITypeSymbol type, List<ModelProblem> problems)
    {
        if (DatasetNames.Of(type) is { } name)
            return new DatasetReference(name, DeclaredType.Global(type));
        problems.Add(new ModelProblem(ModelProblemKind.Unmarked, $"'{DeclaredType.Plain(type)}' is marked neither [Dataset] nor [Columns]"));
        return null;
    }

    private static ModelLoading LoadingOf(INamedTypeSymbol type)
    {
        foreach (var method in type.GetMembers("LoadAsync").OfType<IMethodSymbol>())
        {
            if (method is { IsStatic: true, IsGenericMethod: false, Parameters: [{ Type.SpecialType: SpecialType.System_String }, { Type: INamedTypeSymbol token }] }
                && token.IsNamed("System.Threading.CancellationToken")
                && method.ReturnType is INamedTypeSymbol { TypeArguments: [var loaded] } task
                && (task.IsNamed("System.Threading.Tasks.Task`1") || task.IsNamed("System.Threading.Tasks.ValueTask`1"))
                && SymbolEqualityComparer.Default.Equals(loaded, type))
            {
                return ModelLoading.Own;
            }
        }

        var ofMlNet = type.AllInterfaces.Any(static known => known.IsNamed("Assay.ML.IMlNetModel`2"))
            && type.InstanceConstructors.Any(static constructor => constructor.Parameters is [{ Type: INamedTypeSymbol only }] && only.IsNamed("Microsoft.ML.ITransformer"));
        return ofMlNet ? ModelLoading.MlNet : ModelLoading.None;
    }

    private static IEnumerable<GateModel> Gates(IEnumerable<AttributeData> attributes, List<ModelProblem> problems)
    {
        foreach (var attribute in attributes)
        {
            if (!attribute.Is(KnownAttributes.Gate) || attribute.Argument<string>(0) is not { } metric)
                continue;
            var gate = new GateModel(
                metric, attribute.Named("AtLeast", double.NaN), attribute.Named("AtMost", double.NaN), attribute.Named("NotWorseThanChampionBy", double.NaN));
            if (double.IsNaN(gate.AtLeast) && double.IsNaN(gate.AtMost) && double.IsNaN(gate.NotWorseThanChampionBy))
                problems.Add(new ModelProblem(ModelProblemKind.EmptyGate, $"the gate on '{metric}' has no condition: give AtLeast, AtMost or NotWorseThanChampionBy"));
            yield return gate;
        }
    }
}
