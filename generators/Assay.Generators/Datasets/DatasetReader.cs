using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Generators.Datasets;

/// <summary>Reads a record marked <c>[Dataset]</c> or <c>[Columns]</c>. Generator and analyzers read by it, so they can't disagree.</summary>
internal static class DatasetReader
{
    /// <summary>Reads the target of an attribute; null where it is no type, or another attribute speaks for it.</summary>
    public static DatasetModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || !Targets.IsFirst(context))
            return null;
        // A record marked with both is a dataset.
        var isColumns = context.Attributes[0].Is(KnownAttributes.Columns);
        return Read(type, cancellation, new LineageReader(context.SemanticModel.Compilation, context.SemanticModel)) is { } model && model.IsColumns == isColumns ? model : null;
    }

    /// <summary>Reads a type; null where it has neither attribute. Without a reader of code it isn't told where columns of features come from.</summary>
    public static DatasetModel? Read(INamedTypeSymbol type, CancellationToken cancellation, LineageReader? lineage = null)
    {
        var attributes = type.GetAttributes();
        var dataset = attributes.Find(KnownAttributes.Dataset);
        if ((dataset ?? attributes.Find(KnownAttributes.Columns)) is not { } declaration)
            return null;
        var problems = new List<DatasetProblem>();
        var name = declaration.Argument<string>(0) ?? "";
        if (!Names.IsDeclarationName(name))
            problems.Add(new DatasetProblem(ProblemKind.Name, "", $"'{name}' is no name: use lower-case letters, digits and hyphens"));
        var sources = ColumnReader.Read(type, problems, cancellation, out var constructorColumns);
        CheckMembers(type, problems);
        var columns = sources.ConvertAll(static source => source.Column);
        var methods = new MethodReader(type, sources, problems);
        var scribe = new RuleScribe(name, columns, methods, problems);
        ReadRules(type, sources, scribe, methods, problems, cancellation);
        return new DatasetModel
        {
            Type = DeclaredType.Of(type),
            Fault = DeclaredType.FaultOf(type, cancellation),
            Name = name,
            IsColumns = dataset is null,
            Documentation = XmlSummary.Of(type, cancellation),
            Owner = declaration.Named<string>("Owner"),
            Source = declaration.Named<string>("Source"),
            BatchBy = declaration.NamedEnum("BatchBy") is { } batch && batch != "Whole" ? batch : null,
            Versioned = Version(attributes.Find(KnownAttributes.Versioned)),
            NotVersioned = attributes.Find(KnownAttributes.NotVersioned)?.Argument<string>(0),
            NoRowKey = attributes.Find(KnownAttributes.NoRowKey)?.Argument<string>(0),
            NoEventTime = attributes.Find(KnownAttributes.NoEventTime)?.Argument<string>(0),
            Unvalidated = attributes.Find(KnownAttributes.Unvalidated)?.Argument<string>(0),
            Features = FeaturesReader.Read(type, lineage, problems, cancellation),
            Columns = columns.ToEquatableArray(),
            ConstructorColumns = constructorColumns,
            Rules = scribe.Rules,
            Scopes = methods.Scopes,
            Problems = problems.ToEquatableArray(),
        };
    }

    private static void ReadRules(
        INamedTypeSymbol type,
        List<ColumnReader.Source> sources,
        RuleScribe scribe,
        MethodReader methods,
        List<DatasetProblem> problems,
        CancellationToken cancellation)
    {
        var ofColumns = new ColumnRuleReader(scribe, sources, problems);
        var ofDataset = new DatasetRuleReader(scribe, sources, methods, problems);
        foreach (var source in sources)
        {
            cancellation.ThrowIfCancellationRequested();
            ofColumns.Read(source);
            ofDataset.ReadColumn(source);
        }

        ofDataset.Read(type);
    }

    // A required field or private property would have to be set, and no column sets it.
    private static void CheckMembers(INamedTypeSymbol type, List<DatasetProblem> problems)
    {
        for (var current = type; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IFieldSymbol { IsRequired: true })
                    problems.Add(new DatasetProblem(ProblemKind.RequiredMember, member.Name, $"'{member.Name}' must be set to make a row, but is a field"));
            }
        }
    }

    private static VersionModel? Version(AttributeData? attribute) =>
        attribute is { ConstructorArguments: [var strategy] } && AttributeValues.EnumMember(strategy) is { } member
            ? new VersionModel(member, attribute.Named<string>("Keep"), attribute.Named<string>("Why"))
            : null;
}
