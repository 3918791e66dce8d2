namespace Assay.CompilerServices;

/// <summary>A rule whose kernel is asked for.</summary>
/// <param name="Plan">The dataset's plan, which knows the methods and datasets that the rule names.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Ordinals">Its columns.</param>
internal sealed record KernelRequest(DatasetPlan Plan, RuleDescriptor Rule, int[] Ordinals)
{
    /// <summary>The rule's first column.</summary>
    internal int Ordinal => Ordinals[0];

    /// <summary>What is declared of the first column.</summary>
    internal ColumnDescriptor Column => Plan.Descriptor.Columns[Ordinals[0]];

    /// <summary>The type of the first column.</summary>
    internal ColumnType Type => Column.Type;

    /// <summary>The error where a rule can't be judged: the assembly was built with another version.</summary>
    internal NotSupportedException Foreign() =>
        new($"Rule {Rule.Id} is of kind '{Rule.Kind}', which this version of Assay can't judge on such a column: update the package Assay.");
}
