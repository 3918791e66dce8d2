using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Datasets;

/// <summary>Reads the <c>[Features]</c> method, and from its expression which column comes from which.</summary>
internal static class FeaturesReader
{
    /// <summary>Reads the method; null where there is none.</summary>
    public static FeaturesModel? Read(INamedTypeSymbol type, ICollection<DatasetProblem> problems, CancellationToken cancellation)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is not IMethodSymbol method || method.GetAttributes().Find(KnownAttributes.Features) is null)
                continue;
            if (DatasetNames.IsFeatures(method, type))
            {
                var from = method.Parameters[0];
                return new FeaturesModel(method.Name, DatasetNames.Of(from.Type)!, DeclaredType.Global(from.Type), Projections(method, cancellation));
            }

            problems.Add(new DatasetProblem(
                ProblemKind.Features, method.Name, $"[Features] marks a static method that makes one {type.Name} of one row of a dataset"));
        }

        return null;
    }

    private static EquatableArray<ProjectionModel> Projections(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method.DeclaringSyntaxReferences is not [var reference]
            || reference.GetSyntax(cancellation) is not MethodDeclarationSyntax declaration
            || Result(declaration) is not BaseObjectCreationExpressionSyntax creation)
        {
            return [];
        }

        var row = method.Parameters[0].Name;
        var columns = method.Parameters[0].Type.GetMembers().OfType<IPropertySymbol>().ToDictionary(
            static property => property.Name,
            static property => new ProjectionSource(property.Name, ColumnReader.StoredAs(property.GetAttributes()) ?? Names.Snake(property.Name)),
            StringComparer.Ordinal);
        var projections = new List<ProjectionModel>();
        foreach (var expression in creation.Initializer?.Expressions ?? [])
        {
            if (expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right })
                Add(projections, left.Identifier.ValueText, right, row, columns);
        }

        foreach (var argument in creation.ArgumentList?.Arguments ?? [])
        {
            if (argument.NameColon is { } name)
                Add(projections, name.Name.Identifier.ValueText, argument.Expression, row, columns);
        }

        return projections.ToEquatableArray();
    }

    private static ExpressionSyntax? Result(MethodDeclarationSyntax method) => method.ExpressionBody?.Expression
        ?? (method.Body?.Statements is [ReturnStatementSyntax { Expression: { } returned }] ? returned : null);

    private static void Add(List<ProjectionModel> projections, string column, ExpressionSyntax expression, string row, Dictionary<string, ProjectionSource> columns)
    {
        var sources = expression.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Where(access => IsColumnOf(access, row, columns))
            .Select(access => columns[access.Name.Identifier.ValueText])
            .Distinct()
            .ToEquatableArray();
        if (sources.Count > 0)
            projections.Add(new ProjectionModel(column, sources, expression is MemberAccessExpressionSyntax whole && IsColumnOf(whole, row, columns)));
    }

    private static bool IsColumnOf(MemberAccessExpressionSyntax access, string row, Dictionary<string, ProjectionSource> columns) =>
        access is { Expression: IdentifierNameSyntax { Identifier.ValueText: var owner } } && owner == row && columns.ContainsKey(access.Name.Identifier.ValueText);
}
