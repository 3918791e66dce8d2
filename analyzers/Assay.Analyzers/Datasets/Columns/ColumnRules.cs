namespace Assay.Analyzers.Datasets.Columns;

/// <summary>All rules about what columns are.</summary>
internal static class ColumnRules
{
    public static void Check(DatasetInquiry dataset)
    {
        UnitRules.Check(dataset);
        AllowedValuesRule.Check(dataset);
        EventTimeRules.Check(dataset);
        StoredNameRule.Check(dataset);
        NullableKeyRule.Check(dataset);
        ReferenceRule.Check(dataset);
    }
}
