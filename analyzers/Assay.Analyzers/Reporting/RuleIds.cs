namespace Assay.Analyzers.Reporting;

/// <summary>The ids of the rules, numbered in blocks per concern. An id is never used again for another rule.</summary>
internal static partial class RuleIds;
