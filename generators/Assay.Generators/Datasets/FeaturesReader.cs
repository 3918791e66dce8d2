using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Assay.Generators.Referenced;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Reads the <c>[Features]</c> method, and from its code which column comes from which.</summary>
internal static class FeaturesReader
{
    /// <summary>Reads the method; null where there is none.</summary>
    public static FeaturesModel? Read(INamedTypeSymbol type, LineageReader? lineage, ICollection<DatasetProblem> problems, CancellationToken cancellation)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol method || method.GetAttributes().Find(KnownAttributes.Features) is null)
                continue;
            if (DatasetNames.IsFeatures(method, type))
            {
                var from = method.Parameters[0];
                return new FeaturesModel(method.Name, DatasetNames.Of(from.Type)!, DeclaredType.Global(from.Type), lineage?.OfProjection(method, cancellation) ?? [])
                {
                    Project = CarriedManifest.ProjectOf(from.Type, type.ContainingAssembly),
                };
            }

            problems.Add(new DatasetProblem(
                ProblemKind.Features, method.Name, $"[Features] marks a static method that makes one {type.Name} of one row of a dataset"));
        }

        return null;
    }
}
