using Assay.ML.DataViews;
using Microsoft.ML;

namespace Assay.ML;

/// <summary>Rows as ML.NET sees them.</summary>
public static class MlNetRows
{
    /// <summary>
    /// A streaming view of rows, with a column per property under the property's name. Every cursor opens the source anew; any number may
    /// be open at once. Nothing is cached: trainers that pass over the data many times want ML.NET's <c>AppendCacheCheckpoint</c>.
    /// <list type="table">
    /// <listheader><term>property</term><description>column</description></listheader>
    /// <item><term>numbers</term><description>Single, which is what trainers take; whole numbers beyond 2^24 and digits beyond the seventh are rounded</description></item>
    /// <item><term>numbers marked <see cref="RowKeyAttribute"/> or <see cref="IdAttribute"/></term><description>Int64 or Double: they are names and must not be rounded</description></item>
    /// <item><term>nullable numbers</term><description>NaN where null</description></item>
    /// <item><term><see cref="bool"/></term><description>Boolean; a nullable one is Single: 1, 0, NaN</description></item>
    /// <item><term><see cref="string"/>, enums, <see cref="Guid"/></term><description>text; empty where null</description></item>
    /// <item><term><see cref="DateTime"/>, <see cref="DateOnly"/></term><description>DateTime; its least value where null</description></item>
    /// <item><term><see cref="DateTimeOffset"/></term><description>DateTimeOffset; its least value where null</description></item>
    /// </list>
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">
    /// Stops every cursor between batches. ML.NET is synchronous: a cursor blocks its thread while the source is read.
    /// </param>
    public static IDataView ToDataView(this Rows rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new RowsDataView(rows, cancellation);
    }
}
