using Assay.Analyzers.Tests.Verification;

namespace Assay.Analyzers.Tests.Rules.Flows;

/// <summary>ASY4003.</summary>
public class LeakageTests
{
    private const string Rule = "ASY4003";

    private const string Usings = "using System.Linq; using System.Collections.Generic;\n";

    private const string Trip = """

        [Dataset("trips", Source = "trips.csv")]
        public partial record Trip
        {
            [RowKey] public int A { get; init; }
            public DateTime At { get; init; }
            [KnownAfter("arrival")] public int Late { get; init; }
            [KnownAfter("arrival")] public DateTime? Landed { get; init; }
            public bool IsLate => Late > 15;
            public int Twice() => A * 2;
        }
        public static class Words { public static int Of(int value) => value; public static int Of(Trip trip) => trip.Late + trip.A; }

        """;

    private const string Row = Usings + """
        [Columns("features")]
        public partial record F
        {
            public int A { get; init; } public int B { get; set; } public string C { get; init; } = "";
            [Label] public int Y { get; init; }
            [Features] public static F Of(Trip f)
        """;

    private const string Helpers = """

            static int Length(Trip f) => f.Late * 2;
            static bool Over(int n, int bound) => n > bound;
            static F Build(Trip f, int n) => new() { A = f.A, B = n };
            static int Other(Trip f) => f.A + f.At.Hour;
        }
        """;

    [Theory]
    [InlineData("=> new() { A = f.A + {|ASY4003:f.Late|} };")]
    [InlineData("=> new() { A = f.A, B = Math.Max(f.A, {|ASY4003:f.Late|}), Y = f.Late };")]
    [InlineData("{ var n = {|ASY4003:f.Late|}; var m = n * 2; return new() { A = m, Y = n }; }")]
    [InlineData("=> new() { A = {|ASY4003:f.Late|} > 15 ? 1 : 0 };")]
    [InlineData("=> new() { C = $\"{f.A}-{{|ASY4003:f.Late|}}\" };")]
    [InlineData("=> new() { C = \"late: \" + {|ASY4003:f.Late|} };")]
    [InlineData("=> new F { A = 1 } with { B = {|ASY4003:f.Late|} };")]
    [InlineData("{ var (a, n) = (f.A, {|ASY4003:f.Late|}); return new() { A = a, B = n }; }")]
    [InlineData("{ int n; if ({|ASY4003:f.Late|} > 15) n = 1; else n = 0; return new() { A = n }; }")]
    [InlineData("{ var n = 0; switch ({|ASY4003:f.Late|}) { case > 15: n = 2; break; } return new() { A = n }; }")]
    [InlineData("=> new() { A = {|ASY4003:f.Late|} switch { > 15 => 1, _ => 0 } };")]
    [InlineData("=> new() { A = {|ASY4003:f.Landed|} is { } landed ? landed.Hour : 0 };")]
    [InlineData("=> new() { A = f is { {|ASY4003:Late|}: > 15 } ? 1 : 0 };")]
    [InlineData("=> new() { A = {|ASY4003:f.Landed|}?.Hour ?? 0 };")]
    [InlineData("=> new() { A = {|ASY4003:Length(f)|} };")]
    [InlineData("=> new() { A = Over({|ASY4003:f.Late|}, 15) ? 1 : 0 };")]
    [InlineData("=> Build(f, {|ASY4003:f.Late|});")]
    [InlineData("=> new() { A = {|ASY4003:f.IsLate|} ? 1 : 0 };")]
    [InlineData("{ var g = f; return new() { A = {|ASY4003:g.Late|} }; }")]
    [InlineData("{ var made = new F { A = f.A }; made.B = {|ASY4003:f.Late|}; return made; }")]
    [InlineData("{ int Twice() => {|ASY4003:f.Late|} * 2; return new() { A = Twice() }; }")]
    [InlineData("=> new() { A = new[] { 1 }.Select(n => n * {|ASY4003:f.Late|}).Sum() };")]
    [InlineData("{ int.TryParse({|ASY4003:f.Late|}.ToString(), out var n); return new() { A = n }; }")]
    [InlineData("{ var all = new List<int>(); all.Add({|ASY4003:f.Late|}); return new() { A = all.Count + all[0] }; }")]
    [InlineData("{ var n = f.A; for (var i = 0; i < 2; i++) { n = n + 1; n = {|ASY4003:f.Late|}; } return new() { A = n }; }")]
    [InlineData("=> new() { A = new { N = {|ASY4003:f.Late|}, f.A }.N };")]
    [InlineData("=> new() { A = {|ASY4003:Words.Of(f)|} };")]
    public async Task What_is_known_later_is_an_error_where_it_is_read_however_it_reaches_a_feature(string method) =>
        await Verify.RuleAsync(Rule, Row + method + Helpers + Trip);

    [Theory]
    [InlineData("=> new() { A = f.A, Y = f.Late };")]
    [InlineData("=> new() { A = f.A, Y = Length(f), C = nameof(f.Late) };")]
    [InlineData("{ var n = f.Late; n = f.A; return new() { A = n }; }")]
    [InlineData("{ if (f.Late > 2000) throw new InvalidOperationException(); return new() { A = f.A }; }")]
    [InlineData("{ if (f.Late > 15) return new() { A = f.A, Y = 1 }; return new() { A = f.A, Y = 0 }; }")]
    [InlineData("{ int a, y; if (f.Landed is null) { a = f.A; y = 0; } else { a = f.A; y = 1; } return new() { A = a, Y = y }; }")]
    [InlineData("{ var pair = (f.A, f.Late); return new() { A = pair.A, Y = pair.Late }; }")]
    [InlineData("{ var part = new { f.A, f.Late }; return new() { A = part.A, Y = part.Late }; }")]
    [InlineData("=> new() { A = Other(f), B = f.Twice() };")]
    [InlineData("{ var made = new F { Y = f.Late }; return made with { A = f.A }; }")]
    [InlineData("=> new() { A = new Trip { A = 3, Late = 4 }.A };")]
    [InlineData("=> new() { A = (f with { Late = 0 }).Late };")]
    [InlineData("{ var (a, y) = (f.A, f.Late); return new() { A = a, Y = y }; }")]
    [InlineData("=> Build(f, f.A) with { Y = f.Late };")]
    public async Task Labels_guards_and_what_only_stands_beside_it_are_fine(string method) => await Verify.RuleAsync(Rule, Row + method + Helpers + Trip);

    [Theory]
    [InlineData("=> new() { A = f.{|CS1061:Latee|} };")]
    [InlineData("=> new() { A = {|CS0103:Lengthh|}(f) };")]
    [InlineData("=> new() { A = Math.{|CS0117:Most|}(f.A) };")]
    [InlineData("=> new() { {|CS0117:AA|} = f.Late };")]
    [InlineData("=> {|CS0103:made|} with { A = f.Late };")]
    public async Task What_is_being_typed_is_left_alone(string method) => await Verify.RuleAsync(Rule, Row + method + Helpers + Trip);

    [Theory]
    [InlineData("[KnownAfter(\"arrival\")]", "known only after arrival")]
    [InlineData("[Label]", "the label")]
    public async Task Positional_arguments_are_features_by_their_parameter(string mark, string why) => await Verify.RuleAsync(
        Rule,
        $$"""
        [Dataset("trips")] public partial record Trip(int A, {{mark}} int Late);
        [Columns("features")] public partial record F(int A, int B, [Label] int Y = 0)
        {
            [Features] public static F Of(Trip f) => new(f.A, {|#0:f.Late|}, f.Late);
        }
        """,
        Verify.Result(Rule, 0, "Late", why, "B"));

    [Theory]
    [InlineData("[Step] public static Rows<F> Do(Rows<Trip> rows) => rows.Select(t => new F { A = {|ASY4003:t.Late|}, Y = t.Late });")]
    [InlineData("[Step] public static Rows<F> Do(Rows<F> rows) => rows.Select(f => f with { A = {|ASY4003:f.Y|} + 1 });")]
    [InlineData("[Step] public static Rows<F> Do(Rows<Trip> rows) => rows.Select({|ASY4003:Make|}); static F Make(Trip t) => new() { A = t.Late };")]
    [InlineData("[Step] public static Rows<F> Do(Rows<Trip> rows) => rows.Select(t => Make(t.A, {|ASY4003:t.Late|})); static F Make(int a, int b) => new() { A = a, B = b };")]
    [InlineData("""
        [Step] public static async Task<Rows<F>> Do(Rows<Trip> rows)
        {
            var all = new List<F>();
            await foreach (var trip in rows)
            {
                var late = {|ASY4003:trip.Late|};
                all.Add(new F { A = late, Y = late });
            }
            return RowsOf.Memory(all);
        }
        """)]
    public async Task Features_that_a_step_makes_row_by_row_are_looked_at_too(string step) => await Verify.RuleAsync(Rule, InStep(step));

    [Theory]
    [InlineData("[Step] public static Rows<F> Do(Rows<Trip> rows) => rows.Select(F.Of);")]
    [InlineData("[Step] public static Rows<F> Do(Rows<Trip> rows) => rows.Select(t => new F { A = t.A, Y = t.Late });")]
    [InlineData("""
        [Step] public static async Task<Rows<F>> Do(Rows<Trip> rows)
        {
            var all = new List<F>();
            Trip? before = null;
            await foreach (var trip in rows)
            {
                all.Add(new F { A = before?.Late ?? 0, Y = trip.Late });
                before = trip;
            }
            return RowsOf.Memory(all);
        }
        """)]
    [InlineData("""
        [Step] public static async Task<Rows<F>> Do(Rows<Trip> rows)
        {
            var history = await rows.ToListAsync();
            var usual = (int)history.Where(old => old.At < new DateTime(2020, 1, 1)).Average(old => old.Late);
            return rows.Select(t => new F { A = usual, Y = t.Late });
        }
        """)]
    [InlineData("[Step] public static async Task<Rows<F>> Do(Rows<Trip> rows) { var all = await rows.ToListAsync(); return RowsOf.Memory(all.Zip(all.Skip(1), (old, now) => new F { A = old.Late, Y = now.Late })); }")]
    [InlineData("[Step] public static Rows<Report> Do(Rows<Trip> rows) => rows.Select(t => new Report { Late = t.Late });")]
    public async Task Earlier_rows_and_records_that_are_no_features_are_fine(string step) => await Verify.RuleAsync(Rule, InStep(step));

    private static string InStep(string step) =>
        Row + "=> new() { A = f.A, Y = f.Late }; }\n[Pipeline(\"p\")] public partial record P { " + step + " }\n[Columns(\"report\")] public partial record Report { public int Late { get; init; } }" + Trip;
}
