using System.Text.Json;
using Assay.TestKit;
using Assay.Versioning.Differences;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Tests.Differences;

public sealed class ReferenceTests
{
    private static readonly JsonDocument s_reference = ReferenceFile.Json("versioning/reference.json");

    public static TheoryData<string> Names() => [.. Cases().Select(one => one.GetProperty("name").GetString()!)];

    [Fact]
    public void There_are_24_pairs() => Assert.Equal(24, Cases().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pair_differs_as_pandas_and_duckdb_say(string name)
    {
        var one = Cases().Single(c => c.GetProperty("name").GetString() == name);
        var expected = one.GetProperty("expected");
        string[] keys = [.. one.GetProperty("keys").EnumerateArray().Select(key => key.GetString()!)];
        var (a, b) = Tables(one);

        var diff = TableDiff.Of(a, b, keys, new Tolerance(Number(one, "abs_tol"), Number(one, "rel_tol")));

        Assert.Equal(expected.GetProperty("rows_a").GetInt64(), a.RowCount);
        Assert.Equal(expected.GetProperty("rows_b").GetInt64(), b.RowCount);
        AssertSchema(expected.GetProperty("schema"), diff);
        AssertKeys(expected, diff);
        if (expected.TryGetProperty("keyed_diff", out _))
        {
            Assert.False(diff.IsKeyed);
            Assert.NotNull(diff.KeyProblem);
            return;
        }

        Assert.Null(diff.KeyProblem);
        Assert.Equal(keys.Length > 0, diff.IsKeyed);
        Assert.Equal(
            (expected.GetProperty("inserted").GetInt64(), expected.GetProperty("deleted").GetInt64(), Number(expected, "updated"), expected.GetProperty("unchanged").GetInt64()),
            (diff.Inserted.Count, diff.Deleted.Count, diff.Updated.Count, diff.Unchanged));
        if (expected.TryGetProperty("changed_cells", out var cells))
            Assert.Equal(cells.EnumerateObject().ToDictionary(cell => cell.Name, cell => cell.Value.GetInt64()), diff.ChangedCells);
        if (expected.TryGetProperty("updated_keys", out var updated))
            Assert.Equal(Sorted(updated.EnumerateArray().Select(key => string.Join('|', key.EnumerateArray().Select(Text)))), Sorted(diff.Updated.Select(pair => Key(b, keys, pair.To))));
    }

    [Fact]
    public void Rows_in_another_order_are_said_to_be()
    {
        var (a, b) = Tables(Cases().Single(c => c.GetProperty("name").GetString() == "reordered_rows"));

        Assert.True(TableDiff.Of(a, b, ["id"]).OrderChanged);
        Assert.False(TableDiff.Of(a, a, ["id"]).OrderChanged);
        Assert.True(TableDiff.Of(a, b, []).OrderChanged);
    }

    private static IEnumerable<JsonElement> Cases() => s_reference.RootElement.GetProperty("cases").EnumerateArray();

    private static (Table A, Table B) Tables(JsonElement one)
    {
        if (!one.TryGetProperty("formula_only", out var formula))
            return (ReferenceTables.Read(one.GetProperty("a")), ReferenceTables.Read(one.GetProperty("b")));
        var rows = ReferenceGenerator.Base(formula.GetProperty("n").GetInt32(), formula.GetProperty("base_seed").GetUInt64());
        var edited = ReferenceGenerator.Edit(
            rows, formula.GetProperty("edit_seed").GetUInt64(), Number(formula, "p_update"), Number(formula, "p_insert"), Number(formula, "p_delete"));
        return (ReferenceGenerator.Table(rows), ReferenceGenerator.Table(edited));
    }

    private static void AssertSchema(JsonElement expected, TableDiff diff)
    {
        Assert.Equal(Texts(expected.GetProperty("added")), diff.Schema.Added);
        Assert.Equal(Texts(expected.GetProperty("removed")), diff.Schema.Removed);
        Assert.Equal(expected.GetProperty("type_changed").EnumerateArray().Select(change => change.GetProperty("name").GetString()!), diff.Schema.TypeChanged.Select(change => change.Column));
        Assert.Equal(expected.GetProperty("reordered").GetBoolean(), diff.Schema.Reordered);
    }

    private static void AssertKeys(JsonElement expected, TableDiff diff)
    {
        if (diff.Indexes is not { } indexes)
            return;
        Assert.Equal(Number(expected, "null_key_rows_a"), indexes.From.NullRows);
        Assert.Equal(Number(expected, "null_key_rows_b"), indexes.To.NullRows);
        Assert.Equal(Number(expected, "duplicate_keys_a"), indexes.From.RepeatedKeys);
        Assert.Equal(Number(expected, "duplicate_keys_b"), indexes.To.RepeatedKeys);
    }

    private static string Key(Table table, string[] keys, int row) => string.Join('|', keys.Select(key =>
        table.Format(table.Descriptor.Columns.ToList().FindIndex(column => column.Name == key), row)));

    private static string Text(JsonElement cell) => cell.ValueKind == JsonValueKind.String ? cell.GetString()! : cell.GetRawText();

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);

    private static double Number(JsonElement one, string name) => one.TryGetProperty(name, out var number) ? number.GetDouble() : 0;
}
