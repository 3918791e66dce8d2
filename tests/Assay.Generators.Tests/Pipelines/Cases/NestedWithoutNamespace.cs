using Assay;
using Shop;

public static partial class @internal
{
    public partial class Outer
    {
        [Pipeline("nested")]
        internal sealed partial class Nested
        {
            [Step]
            public Rows<Daily> Count(Rows<Sale> sales) => sales.Select(sale => new Daily { Count = sale.Count });
        }
    }
}
