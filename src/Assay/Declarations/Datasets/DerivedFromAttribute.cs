namespace Assay;

/// <summary>
/// Says which column of which dataset the column comes from, where the code that makes it can't be read: it fills the gap in the lineage.
/// Several may stand on one column.
/// </summary>
/// <typeparam name="TDataset">A record marked <see cref="DatasetAttribute"/> or <see cref="ColumnsAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DerivedFromAttribute<TDataset>(string column) : Attribute
{
    /// <summary>The column of <typeparamref name="TDataset"/>, by its name in C#.</summary>
    public string Column { get; } = column;
}

/// <inheritdoc cref="DerivedFromAttribute{TDataset}"/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DerivedFromAttribute(Type dataset, string column) : Attribute
{
    /// <summary>A record marked <see cref="DatasetAttribute"/> or <see cref="ColumnsAttribute"/>.</summary>
    public Type Dataset { get; } = dataset;

    /// <summary>The column of <see cref="Dataset"/>, by its name in C#.</summary>
    public string Column { get; } = column;
}
