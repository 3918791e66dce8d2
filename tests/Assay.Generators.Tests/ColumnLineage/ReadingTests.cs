namespace Assay.Generators.Tests.ColumnLineage;

/// <summary>Which column comes from which, read from the bodies of steps.</summary>
public class ReadingTests
{
    private const string A = "A: Identity s.Item", B = "B: Transformation s.Count", Plain = A + "; " + B;

    [Theory]
    // Projections.
    [InlineData("s.Select(f => new Out { A = f.Item, B = f.Count + 1 })", Plain)]
    [InlineData("s.Select(f => { var b = f.Count * 2; return new Out { A = f.Item, B = b }; })", Plain)]
    [InlineData("s.Select(f => Out.From(f))", Plain)]
    [InlineData("s.Select(Out.From)", Plain)]
    [InlineData("s.Select(static f => Out.Twice(f))", A + "; B: Identity s.Price")]
    [InlineData("s.Select(f => new Out { A = f.Item } with { B = f.Price })", A + "; B: Identity s.Price")]
    [InlineData("s.Select(f => new Out { B = f.Count })", "B: Identity s.Count")]
    [InlineData("s.Select(f => new Out { B = (int)f.Price })", "B: Transformation s.Price")]
    [InlineData("s.Select(f => new Out { B = f.Total })", "B: Transformation s.Count, Transformation s.Price")]
    [InlineData("s.Select(f => new Out { A = f.Item.Trim().ToUpperInvariant() })", "A: Transformation s.Item")]
    [InlineData("s.Select(f => new Out { A = $\"{f.Item}-{f.At:yyyy}\" })", "A: Transformation s.At, Transformation s.Item")]
    [InlineData("s.Select(f => new Out { A = f.Note ?? \"\" })", "A: Transformation s.Note")]
    [InlineData("s.Select(f => new Out { A = f.Note ?? throw new Exception() })", "A: Identity s.Note")]
    [InlineData("s.Select(f => new Out { A = f.Note?.Trim() ?? f.Item })", "A: Transformation s.Item, Transformation s.Note")]
    [InlineData("s.Select(f => new Out { A = f.Item.GetHashCode().ToString() })", "A: masked Transformation s.Item")]
    [InlineData("s.Select(f => new Out { A = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(f.Item))) })", "A: masked Transformation s.Item")]
    [InlineData("s.Select(f => new Out { A = \"x\", B = 3 })", "")]
    // What decides.
    [InlineData("s.Select(f => new Out { B = f.Count > 3 ? f.Price : 0 })", "B: Conditional s.Count, Transformation s.Price")]
    [InlineData("s.Select(f => new Out { A = f.Count switch { > 3 => f.Item, _ => \"\" } })", "A: Conditional s.Count, Transformation s.Item")]
    [InlineData("s.Select(f => new Out { A = f is { Count: > 3, Price: var p } && p > 1 ? \"a\" : \"b\" })", "A: Conditional s.Count, Conditional s.Price")]
    [InlineData("s.Select(f => { if (f.Count > 3) return new Out { A = f.Item }; return new Out { A = \"\" }; })", "A: Conditional s.Count, Transformation s.Item; B: Conditional s.Count")]
    [InlineData("s.Where(f => f.Count > 0).Select(Out.From)", Plain + " | Filter s.Count")]
    [InlineData("s.Where(IsGood).Select(Out.From)", Plain + " | Filter s.Price")]
    // Other operators.
    [InlineData("RowsOf.Memory(L(s).OrderBy(f => f.At).ThenByDescending(f => f.Price).Select(Out.From))", Plain + " | Sort s.At, Sort s.Price")]
    [InlineData("RowsOf.Memory(L(s).Take(3).Skip(1).Concat(L(s)).Select(Out.From).ToList())", Plain)]
    [InlineData("RowsOf.Memory(L(s).DistinctBy(f => f.Item).Select(Out.From))", Plain + " | GroupBy s.Item")]
    [InlineData("RowsOf.Memory(L(s).GroupBy(f => f.Item).Select(g => new Out { A = g.Key, B = g.Sum(f => f.Price) }))", A + "; B: Aggregation s.Price | GroupBy s.Item")]
    [InlineData("RowsOf.Memory(L(s).GroupBy(f => f.Item, f => f.Price, (k, p) => new Out { A = k, B = p.Average() }))", A + "; B: Aggregation s.Price | GroupBy s.Item")]
    [InlineData("RowsOf.Memory(L(s).GroupBy(f => f.Item).Select(g => new Out { A = g.Key, B = g.Count() }))", A + " | GroupBy s.Item")]
    [InlineData("RowsOf.Memory(L(s).GroupBy(f => new { f.Item, f.At.Date }).Select(g => new Out { A = g.Key.Item, B = g.Max(f => f.Count) }))", A + "; B: Aggregation s.Count | GroupBy s.At, GroupBy s.Item")]
    [InlineData("RowsOf.Memory(L(s).Join(L(a), f => f.Item, x => x.Code, (f, x) => new Out { A = f.Item, B = x.Weight }))", A + "; B: Identity a.Weight | Join a.Code, Join s.Item")]
    [InlineData("RowsOf.Memory(L(s).SelectMany(f => L(a).Where(x => x.Code == f.Item), (f, x) => new Out { A = x.Code, B = f.Price }))", "A: Identity a.Code; B: Identity s.Price | Filter a.Code, Filter s.Item")]
    [InlineData("RowsOf.Memory(L(s).Zip(L(a)).Select(z => new Out { A = z.First.Item, B = z.Second.Weight }))", A + "; B: Identity a.Weight")]
    [InlineData("RowsOf.Memory(L(s).Zip(L(a)).Select(z => { var (f, x) = z; return new Out { A = f.Item, B = x.Weight }; }))", A + "; B: Identity a.Weight")]
    [InlineData("RowsOf.Memory(new[] { L(s).MaxBy(f => f.At)! }.Select(Out.From))", "A: Sort s.At, Identity s.Item; B: Sort s.At, Transformation s.Count")]
    [InlineData("RowsOf.Memory<Out>([.. L(s).Select(Out.From), new Out { A = \"end\" }])", Plain)]
    // Queries.
    [InlineData("RowsOf.Memory(from f in L(s) where f.Count > 0 orderby f.At select new Out { A = f.Item, B = f.Price })", A + "; B: Identity s.Price | Sort s.At, Filter s.Count")]
    [InlineData("RowsOf.Memory(from f in L(s) let b = f.Count * 2 join x in L(a) on f.Item equals x.Code select new Out { A = x.Code, B = b })", "A: Identity a.Code; B: Transformation s.Count | Join a.Code, Join s.Item")]
    [InlineData("RowsOf.Memory(from f in L(s) group f by f.Item into g select new Out { A = g.Key, B = g.Sum(f => f.Price) })", A + "; B: Aggregation s.Price | GroupBy s.Item")]
    // Models, and what can't be read.
    [InlineData("m.Predict(s.Select(f => new In(f.Item, f.Price, f.Count > 3)))", "A: Transformation s.Item, Transformation s.Price; B: Transformation s.Item, Transformation s.Price")]
    [InlineData("Far.Away(s)", "A: ?; B: ? | ?")]
    [InlineData("Far.Away(s.Where(f => f.Count > 0))", "A: ?; B: ? | ?")]
    public void An_expression(string expression, string expected) => Assert.Equal(expected, ReadBody.Of($$"""
        public static Rows<Out> S(Rows<Sale> s, Rows<Article> a, M m) => {{expression}};
        static IReadOnlyList<T> L<T>(Rows<T> rows) => rows.ToListAsync().Result;
        static bool IsGood(Sale sale) => sale.Price > 0;
        """));

    [Theory]
    [InlineData("var l = new List<Out>(); await foreach (var f in s) l.Add(new Out { A = f.Item, B = f.Price }); return RowsOf.Memory(l);", A + "; B: Identity s.Price")]
    [InlineData("var l = new List<Out>(); await foreach (var f in s.WithCancellation(c)) { if (f.Count <= 0) continue; l.Add(Out.From(f)); } return RowsOf.Memory(l);", Plain + " | Filter s.Count")]
    [InlineData("var l = new List<Out>(); await foreach (var f in s) { if (f.Count > 0) l.Add(Out.From(f)); } l.Sort((x, y) => x.B.CompareTo(y.B)); return RowsOf.Memory(l);", Plain + " | Filter s.Count, Sort s.Count")]
    [InlineData("var last = DateTime.MinValue; await foreach (var f in s) last = f.At > last ? f.At : last; var cut = last.AddDays(-1); return s.Where(f => f.At < cut).Select(Out.From);", Plain + " | Filter s.At")]
    [InlineData("var w = new Dictionary<string, double>(); await foreach (var x in a) w[x.Code] = x.Weight; return s.Select(f => new Out { A = f.Item, B = w[f.Item] });", A + "; B: Join a.Code, Identity a.Weight, Join s.Item")]
    [InlineData("var w = (await a.ToListAsync()).ToDictionary(x => x.Code, x => x.Weight); return s.Select(f => new Out { A = f.Item, B = w.TryGetValue(f.Item, out var b) ? b : 0 });", A + "; B: Conditional a.Code, Join a.Code, Transformation a.Weight, Conditional s.Item, Join s.Item")]
    [InlineData("var w = new Dictionary<string, double>(); await foreach (var f in s) w[f.Item] = w.GetValueOrDefault(f.Item) + f.Price; return RowsOf.Memory(w.Select(p => new Out { A = p.Key, B = p.Value }));", A + "; B: Join s.Item, Transformation s.Price")]
    [InlineData("var w = new Dictionary<string, double>(); await foreach (var f in s) w.Add(f.Item, f.Price); var l = new List<Out>(); foreach (var (k, v) in w) l.Add(new Out { A = k, B = v }); return RowsOf.Memory(l);", A + "; B: Identity s.Price")]
    [InlineData("var sum = 0.0; await foreach (var f in s) sum += f.Price; return s.Select(f => new Out { A = f.Item, B = f.Count / sum });", A + "; B: Transformation s.Count, Transformation s.Price")]
    [InlineData("var all = await s.ToListAsync(c); var top = all.Where(f => f.Count > 3).ToList(); return RowsOf.Memory(Make(top)); static IEnumerable<Out> Make(List<Sale> of) { foreach (var f in of) yield return Out.From(f); }", Plain + " | Filter s.Count")]
    [InlineData("Func<Sale, Out> make = f => Out.From(f); return await Task.FromResult(s.Select(make));", Plain)]
    [InlineData("await foreach (var chunk in s.ReadChunksAsync(c)) { for (var i = 0; i < chunk.Length; i++) return RowsOf.Memory([Out.From(chunk.Span[i])]); } return RowsOf.Memory<Out>([]);", Plain)]
    [InlineData("try { return s.Select(Out.From); } finally { Console.WriteLine(Setting); }", Plain)]
    [InlineData("throw new NotImplementedException();", "")]
    public void A_method_of_statements(string body, string expected) => Assert.Equal(expected, ReadBody.Of(
        $"public async Task<Rows<Out>> S(Rows<Sale> s, Rows<Article> a, CancellationToken c) {{ {body} }}"));

    [Fact]
    public void Each_element_of_a_tuple_is_told_of_alone() => Assert.Equal(
        $"train: {Plain} | Filter s.At / rest: {Plain}",
        ReadBody.Of("public static (Rows<Out> train, Rows<Out> rest, Metrics metrics) S(Rows<Sale> s) => (s.Where(f => f.At.Year < 2020).Select(Out.From), s.Select(Out.From), new());"));

    [Fact]
    public void A_positional_record_is_read_by_its_parameters() => Assert.Equal(
        "A: Identity s.Item; B: Transformation s.Count", ReadBody.Of("public static Rows<Pos> S(Rows<Sale> s) => s.Select(f => new Pos(f.Item, B: f.Count / 2.0));"));

    [Fact]
    public void Rows_that_are_handed_on_keep_their_columns() => Assert.Equal(
        "Code: Identity a.Code; Weight: Identity a.Weight | Filter a.Weight", ReadBody.Of("public static Rows<Article> S(Rows<Article> a) => a.Where(x => x.Weight > 0);"));

    [Fact]
    public void Columns_carry_the_name_that_they_are_stored_under() => Assert.Equal(
        "w", Assert.Single(ReadBody.Outputs("public static Rows<Article> S(Rows<Article> a) => a;")).Origins.Columns[1].Origins[0].StorageName);

    [Fact]
    public void A_method_that_calls_itself_ends() => Assert.Equal(
        "A: ?; B: ? | ?", ReadBody.Of("public static Rows<Out> S(Rows<Sale> s) => Again(s, 3); static Rows<Out> Again(Rows<Sale> s, int n) => Again(s, n - 1);"));

    [Fact]
    public void A_very_long_sum_is_read() => Assert.Equal(
        "B: Transformation s.Count", ReadBody.Of($"public static Rows<Out> S(Rows<Sale> s) => s.Select(f => new Out {{ B = {string.Join(" + ", Enumerable.Repeat("f.Count", 2000))} }});"));

    [Theory]
    [InlineData("public static async Task<(Rows<Out> train, Rows<Out> test)> S(Rows<Sale> s) { var l = new List<Out> { new() }; await foreach (var (f, i) in s.Select(x => (x, 1))) { if (f is { Count: > 3 and var n } && n switch { 1 => true, _ => false }) l.Add(new Out { A = f.Item, B = n } with { B = f?.Price ?? 0 }); } return (RowsOf.Memory(l.GroupBy(x => x.A).Select(g => g.First())), s.Select(Out.From)); }")]
    [InlineData("public static Rows<Out> S(Rows<Sale> s) => RowsOf.Memory(from f in s.ToListAsync().Result let b = f.Count join x in new[] { 1, 2 } on b equals x into g from y in g.DefaultIfEmpty() orderby b descending select new Out { A = $\"{f.Item[1..]}\", B = g[^1] });")]
    public void Half_typed_code_throws_nothing(string members)
    {
        for (var length = 0; length <= members.Length; length += 7)
            ReadBody.Of(members[..length]);
    }
}
