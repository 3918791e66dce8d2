using System.Collections.Immutable;
using Assay.Analyzers.Datasets;
using Assay.Analyzers.Reporting;
using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Analyzers.Lineage;

/// <summary>ASY6020, 6021 and 6022: what <c>[DerivedFrom]</c> says of a column, against what code shows.</summary>
internal static class DerivedFromRules
{
    /// <summary>The key under which a diagnostic carries the attributes to write.</summary>
    public const string Write = "Write";

    public static void Check(DatasetInquiry dataset)
    {
        var inquiry = dataset.Declaration;
        var makings = new Lazy<List<Making>>(
            () => [.. inquiry.Index.RowsMade(inquiry.Cancellation).Of(inquiry.Type, dataset.Model)], isThreadSafe: false);
        foreach (var (column, attributes) in RowColumns.Of(inquiry.Type, inquiry.Cancellation))
        {
            var declared = DerivedFrom.Read(attributes).ToList();
            if (declared.Count == 0)
                Untold(dataset, column, makings.Value);
            else if (declared.TrueForAll(one => IsFound(dataset, one)))
                Compare(dataset, column, declared, makings.Value);
        }
    }

    private static bool IsFound(DatasetInquiry dataset, DerivedFrom declared)
    {
        var inquiry = dataset.Declaration;
        if (declared.Type is null || declared.StorageName is not null && declared.Dataset is not null)
            return declared.Type is not null;
        var arguments = declared.Attribute.ApplicationSyntaxReference?.GetSyntax(inquiry.Cancellation) as AttributeSyntax;
        var isGeneric = declared.Attribute.ConstructorArguments.Length == 1;
        if (declared.Dataset is null)
        {
            var place = isGeneric
                ? arguments?.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.Arguments[0].GetLocation()
                : Places.Argument(declared.Attribute, null, 0, inquiry.Cancellation);
            inquiry.Report(Descriptors.NoOrigin, place, $"'{declared.Type.Name}' is marked neither [Dataset] nor [Columns]: name the record that the column comes from");
        }
        else
        {
            inquiry.Report(
                Descriptors.NoOrigin, Places.Argument(declared.Attribute, null, isGeneric ? 0 : 1, inquiry.Cancellation),
                $"'{declared.Type.Name}' has no column '{declared.Column}': write {string.Join(", ", RowColumns.Of(declared.Type).Take(5).Select(static one => one.Name))}");
        }

        return false;
    }

    private static void Untold(DatasetInquiry dataset, string column, List<Making> makings)
    {
        foreach (var making in makings)
        {
            if (making.Columns.FirstOrDefault(one => one.Column == column) is not { Opaque: { } unread })
                continue;
            var place = dataset.Sources.FirstOrDefault(one => one.Column.Name == column) is { } source ? dataset.PlaceOf(source.Column) : null;
            dataset.Declaration.Report(Descriptors.OpaqueColumn, place, Skeleton(column, making), column, making.Method, unread);
            return;
        }
    }

    // Where rows of one dataset come in, it can only be that one.
    private static ImmutableDictionary<string, string?> Skeleton(string column, Making making)
    {
        if (making.Inputs.Values.Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).ToList() is not [var only])
            return ImmutableDictionary<string, string?>.Empty;
        var same = RowColumns.StorageName(only, column) is null ? null : column;
        return ImmutableDictionary<string, string?>.Empty.Add(Write, Derivation.Attribute(DeclaredType.Global(only), same));
    }

    private static void Compare(DatasetInquiry dataset, string column, List<DerivedFrom> declared, List<Making> makings)
    {
        var listed = declared.ConvertAll(static one => new Derivation(one.Type!, one.Column));
        var (values, all) = (new List<Derivation>(), new HashSet<Derivation>());
        foreach (var making in makings)
        {
            // What it names may lie further back than the step that makes the rows: then only a person can compare.
            if (making.Columns.FirstOrDefault(one => one.Column == column) is not { Opaque: null } read || read.Origins.Any(static origin => origin.IsDeclared)
                || !listed.TrueForAll(one => making.Inputs.Values.Contains<ITypeSymbol>(one.Type, SymbolEqualityComparer.Default)))
            {
                return;
            }

            foreach (var origin in read.Origins)
            {
                var derivation = new Derivation(making.Inputs[origin.Input], origin.Column);
                all.Add(derivation);
                if (origin.IsDirect && !values.Contains(derivation))
                    values.Add(derivation);
            }
        }

        if (makings.Count == 0 || (values.TrueForAll(listed.Contains) && listed.TrueForAll(all.Contains)))
            return;
        var inquiry = dataset.Declaration;
        inquiry.Report(
            Descriptors.OtherOrigin,
            Places.Of(declared[0].Attribute, inquiry.Cancellation),
            ImmutableDictionary<string, string?>.Empty.Add(Write, Derivation.Attributes(values)),
            column,
            string.Join(", ", makings.Select(static making => $"'{making.Method}'").Distinct(StringComparer.Ordinal)),
            values.Count == 0 ? "no column" : string.Join(", ", values.Select(static one => one.Shown)),
            string.Join(", ", listed.Select(static one => one.Shown)));
    }
}
