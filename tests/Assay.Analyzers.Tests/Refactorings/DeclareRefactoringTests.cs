using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Refactorings;

/// <summary>A class or record that holds rows is made a declaration.</summary>
public class DeclareRefactoringTests
{
    private const string Ml = """
        namespace Microsoft.ML.Data
        {
            [System.AttributeUsage(System.AttributeTargets.Field | System.AttributeTargets.Property)] public class LoadColumnAttribute(int index) : System.Attribute { public int Index => index; }
            [System.AttributeUsage(System.AttributeTargets.Field | System.AttributeTargets.Property)] public class ColumnNameAttribute(string name) : System.Attribute { public string Name => name; }
            [System.AttributeUsage(System.AttributeTargets.Field | System.AttributeTargets.Property)] public class VectorTypeAttribute(int size) : System.Attribute { public int Size => size; }
        }
        """;

    [Fact]
    public async Task A_class_of_properties_becomes_a_dataset() => Assert.Equal(
        """
        using System.ComponentModel.DataAnnotations;
        using Assay;

        namespace Shop;

        /// <summary>What was ordered.</summary>
        [Dataset("order-line", Source = "data/order-line.csv")]
        public partial class OrderLine
        {
            [Key]
            public int Id { get; set; }

            [Range(0, 100)]
            public double? Total { get; set; }

            public double Twice => 2 * (Total ?? 0);
        }
        """,
        await RefactoringRun.ApplyAsync(
            """
            using System.ComponentModel.DataAnnotations;

            namespace Shop;

            /// <summary>What was ordered.</summary>
            public class Order$$Line
            {
                [Key]
                public int Id { get; set; }

                [Range(0, 100)]
                public double? Total { get; set; }

                public double Twice => 2 * (Total ?? 0);
            }
            """,
            "Declare dataset 'order-line'"));

    [Fact]
    public async Task A_positional_record_becomes_columns() => Assert.Equal(
        """
        using Assay;

        public static partial class Rows
        {
            [Columns("sum")]
            [Obsolete("soon")]
            internal sealed partial record Sum(int Items, decimal Total);
        }
        """,
        await RefactoringRun.ApplyAsync(
            """
            public static class Rows
            {
                [Obsolete("soon")]
                internal sealed record Sum(int $$Items, decimal Total);
            }
            """,
            "Declare columns 'sum'"));

    [Fact]
    public async Task Fields_of_a_class_of_ML_NET_become_properties() => Assert.Equal(
        """
        // Licensed to us.
        using System.Linq;
        using Assay;
        using Microsoft.ML.Data;

        namespace Taxi
        {
            [Dataset("taxi-trip", Source = "data/taxi-trip.csv")]
            public sealed partial class TaxiTrip
            {
                [LoadColumn(0)]
                public string VendorId { get; set; } = "";

                [LoadColumn(4)]
                public float TripTime { get; set; }
                [LoadColumn(4)]
                public float TripTime2 { get; set; } = 1;

                [VectorType(3)]
                public float[] Features = [];

                private int _seen;
                public const int Columns = 7;

                public int Seen() => _seen++;
            }
        }
        """,
        await RefactoringRun.ApplyAsync(
            """
            // Licensed to us.
            using System.Linq;
            using Microsoft.ML.Data;

            namespace Taxi
            {
                public sealed class $$TaxiTrip
                {
                    [LoadColumn(0)]
                    public string VendorId = "";

                    [LoadColumn(4)]
                    public float TripTime, TripTime2 = 1;

                    [VectorType(3)]
                    public float[] Features = [];

                    private int _seen;
                    public const int Columns = 7;

                    public int Seen() => _seen++;
                }
            }
            """,
            "Declare dataset",
            Ml));

    [Fact]
    public async Task A_name_that_is_taken_by_another_type_is_written_out() => Assert.Equal(
        """
        // A file's head.

        namespace Shop;

        [global::Assay.Dataset("item", Source = "data/item.csv")]
        public partial record struct Item(int Id);

        public class Dataset;
        """,
        await RefactoringRun.ApplyAsync(
            """
            // A file's head.

            namespace Shop;

            public record str$$uct Item(int Id);

            public class Dataset;
            """,
            "Declare dataset"));

    [Fact]
    public async Task An_import_stands_behind_the_head_of_the_file() => Assert.Equal(
        """
        // A file's head.
        using Assay;

        namespace Shop;

        [Dataset("item2-go", Source = "data/item2-go.csv")]
        partial struct Item2Go { public int Id { get; init; } }
        """,
        await RefactoringRun.ApplyAsync(
            """
            // A file's head.
            namespace Shop;

            struct $$Item2Go { public int Id { get; init; } }
            """,
            "Declare dataset"));

    [Theory]
    [InlineData("using Assay; [Dataset(\"r\")] public partial record $$R(int A);")]
    [InlineData("using Assay; [Model(\"m\")] public partial record $$M { public int A { get; set; } }")]
    [InlineData("public record R(int A) { public int $$Twice => 2 * A; }")]
    [InlineData("public class $$C { public int A { get; } }")]
    [InlineData("public class $$C { public int A; }")]
    [InlineData("public class $$C { public object? A { get; set; } public int B { get; set; } }")]
    [InlineData("public abstract class $$C { public int A { get; set; } }")]
    [InlineData("public static class $$C { public static int A { get; set; } }")]
    [InlineData("public class $$C<T> { public int A { get; set; } }")]
    [InlineData("public class $$C : Exception { public int A { get; set; } }")]
    [InlineData("public class $$C(int b) { public int A { get; set; } = b; }")]
    [InlineData("public interface $$I { int A { get; set; } }")]
    [InlineData("public enum $$E { A }")]
    [InlineData("file class $$C { public int A { get; set; } }")]
    [InlineData("public class O { private class $$C { public int A { get; set; } } }")]
    [InlineData("public class $$ { public int A { get; set; }")]
    public async Task It_is_not_offered_where_no_rows_would_come_of_it(string source) => Assert.Empty(await RefactoringRun.TitlesAsync(source));

    [Fact]
    public async Task It_is_offered_twice_and_not_without_Assay()
    {
        const string Source = "public class $$C { public int A { get; set; } }";
        Assert.Equal(["Declare dataset 'c'", "Declare columns 'c', for rows between steps"], await RefactoringRun.TitlesAsync(Source));
        Assert.Empty(await RefactoringRun.TitlesAsync(Source, withAssay: false));
    }
}
