using Assay.Analyzers.Datasets.Checks;
using Assay.Analyzers.Datasets.Columns;
using Assay.Analyzers.Datasets.Values;
using Assay.Analyzers.Declarations;
using Assay.Analyzers.Lineage;
using Assay.Analyzers.Privacy;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Datasets;

/// <summary>All rules about records of data.</summary>
internal static class DatasetRules
{
    public static void Check(Inquiry declaration)
    {
        if (declaration.Index.Dataset(declaration.Type, declaration.Cancellation) is not { } model)
            return;
        var dataset = new DatasetInquiry(declaration, model);
        ProblemRules.Check(dataset);
        RowKeyRule.Check(dataset);
        EmptyOrStaleRule.Check(dataset);
        UncheckedColumnRule.Check(dataset);
        RulesWithinRule.Check(dataset);
        VersionRules.Check(dataset);
        TrainingDataRules.Check(dataset);
        UnclassifiedColumnRule.Check(dataset);
        LateFeatureRule.Check(dataset);
        DerivedFromRules.Check(dataset);
        ColumnRules.Check(dataset);
        NullSkippedRule.Check(dataset);
        MethodBodies.Check(dataset);
        ValueRules.Check(dataset);
    }
}
