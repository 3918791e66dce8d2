using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Reporting;

/// <summary>The rules: what they say, and how grave they are. Error: what is generated would be missing or wrong; warning: it hurts in production.</summary>
internal static partial class Descriptors
{
    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        .. ((DiagnosticDescriptor[])
            [
                .. Datasets, .. Values, .. Columns, .. Checks, .. Versions, .. Pipelines, .. Steps, .. Schedules, .. Models, .. Gates, .. Monitors,
                .. Catalog, .. Flows, .. Lineage,
            ])
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];
}
