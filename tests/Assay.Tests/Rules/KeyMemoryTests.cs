using System.Security.Cryptography;
using Assay.CompilerServices;
using FsCheck.Xunit;

namespace Assay.Tests.Rules;

/// <summary>What rules over keys say when they may use little memory: the same as with a dictionary of all keys.</summary>
public sealed class KeyMemoryTests : IDisposable
{
    private const int Slab = 32_768;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("assay-keys-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Property(MaxTest = 25)]
    public void Any_budget_split_and_order_says_what_a_dictionary_says(int seed)
    {
        var random = new Random(seed);
        var rows = Rows(random, random.Next(1, 400), random.Next(1, 300));
        var parts = Parts(rows, random);
        random.Shuffle(parts);
        foreach (var eager in new[] { 0, 20, 1_000 })
        {
            var states = parts.Select(part => Observed(part, eager)).ToList();
            if (random.Next(2) == 0)
                states = [.. states.Select(state => Loaded(state.Save(), eager))];
            var whole = New(eager);
            states.ForEach(whole.Merge);
            AssertSame(rows, whole);
            Assert.Equal(whole.Save(), Loaded(whole.Save(), random.Next(2) * 500).Save());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void More_keys_than_fit_go_to_a_file_that_nobody_sees(int threads)
    {
        var random = new Random(7);
        var rows = Rows(random, 4 * Slab, 3 * Slab);
        var whole = New(100, threads);
        foreach (var part in rows.Chunk(10_000))
            Observe(whole, part);

        AssertSame(rows, whole);
        Assert.Empty(OperatingSystem.IsWindows() ? [] : _folder.GetFiles());
    }

    [Fact]
    public void A_state_that_was_merged_goes_on_and_changes_nothing_of_what_it_gave()
    {
        var random = new Random(8);
        var (before, after) = (Rows(random, 5_000, 4_000), Rows(random, 2 * Slab, Slab, "b.csv"));
        var given = Observed(before, 0);
        var whole = New(0);
        whole.Merge(given);
        foreach (var part in after.Chunk(9_000))
            Observe(given, part);

        AssertSame(before, whole);
        AssertSame([.. before, .. after], given);
        whole.Merge(Observed(after, 0));
        AssertSame([.. before, .. after], whole);
    }

    [Fact]
    public void Whoever_watches_is_told_of_each_excess_row_once()
    {
        var rows = Rows(new Random(9), 3_000, 1_000);
        foreach (var eager in new[] { 0, 100, 10_000 })
        {
            var told = new List<(string, long)>();
            var validator = New(eager);
            validator.WatchFailures(Severity.Error, (rule, source, row) =>
            {
                Assert.Equal("keys.*.unique", rule);
                told.Add((source, row));
            });
            foreach (var part in rows.Chunk(700))
                Observe(validator, part);
            validator.Complete();

            Assert.Equal(Excess(rows).Order(), told.Order());
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_named_with_what_to_do()
    {
        var file = Path.Combine(_folder.FullName, "a-file");
        File.WriteAllText(file, "");
        var validator = new KeyValidator();
        validator.Limit(new(1, file) { Eager = 0 });

        var refusal = Assert.Throws<SourceException>(() => Observe(validator, Rows(new Random(1), 2 * Slab, Slab)));

        Assert.Equal((SourceFault.Unreadable, file), (refusal.Fault, refusal.SourceName));
        Assert.False(refusal.IsData);
    }

    [Fact]
    public void One_key_twice_in_a_state_is_refused_however_many_there_are()
    {
        var state = Observed(Rows(new Random(2), 60, 1_000_000), 0).Save();
        // Keys take 33 bytes each, one after the other: somewhere one is written over the one before it.
        for (var from = 0; from < state.Length - 32 - 66; from++)
        {
            var changed = (byte[])state.Clone();
            changed.AsSpan(from + 33, 16).CopyTo(changed.AsSpan(from, 16));
            SHA256.HashData(changed.AsSpan(0, changed.Length - 32)).CopyTo(changed.AsSpan(changed.Length - 32));
            try
            {
                Loaded(changed, from % 2 * 1_000);
            }
            catch (SourceException e) when (e.Message.Contains("one key twice", StringComparison.Ordinal))
            {
                return;
            }
            catch (SourceException)
            {
            }
        }

        Assert.Fail("no change made one key twice");
    }

    private static KeyRow[] Rows(Random random, int count, int keys, string source = "a.csv") =>
        [.. Enumerable.Range(0, count).Select(i => new KeyRow(i % 3 == 0 ? "c.csv" : source, i + 1, random.Next(keys)))];

    private static KeyRow[][] Parts(KeyRow[] rows, Random random)
    {
        var parts = Enumerable.Range(0, random.Next(1, 5)).Select(_ => new List<KeyRow>()).ToArray();
        foreach (var row in rows)
            parts[random.Next(parts.Length)].Add(row);
        return [.. parts.Select(part => part.ToArray())];
    }

    private KeyValidator New(int eager, int threads = 1)
    {
        var validator = new KeyValidator();
        validator.Limit(new(1, _folder.FullName, threads) { Eager = eager });
        return validator;
    }

    private KeyValidator Loaded(byte[] state, int eager)
    {
        var validator = New(eager);
        validator.Load(state, "keys.state");
        return validator;
    }

    private KeyValidator Observed(KeyRow[] rows, int eager)
    {
        var validator = New(eager);
        Observe(validator, rows);
        return validator;
    }

    private static void Observe(KeyValidator validator, KeyRow[] rows)
    {
        foreach (var source in rows.GroupBy(row => row.Source))
            validator.Observe(new KeyBatch(source.Key, [.. source]));
    }

    private static List<(string Source, long Row)> Excess(KeyRow[] rows) =>
    [
        .. rows.GroupBy(row => row.Key)
            .SelectMany(group => group.OrderBy(row => row.Source, StringComparer.Ordinal).ThenBy(row => row.Row).Skip(1))
            .Select(row => (row.Source, row.Row)),
    ];

    private static void AssertSame(KeyRow[] rows, KeyValidator validator)
    {
        var groups = rows.GroupBy(row => row.Key).Select(group => group.Count()).ToList();
        var excess = Excess(rows);
        var outcome = validator.Judge("keys", new JudgeContext(default)).Rules.Single();

        Assert.Equal((rows.Length, excess.Count), (outcome.InScope, outcome.Failing));
        Assert.Equal(excess.Count, validator.Rules[0].Failing);
        Assert.Contains(FormattableString.Invariant($"{groups.Count:N0} distinct keys"), outcome.Observed, StringComparison.Ordinal);
        if (excess.Count > 0)
        {
            var repeated = groups.Where(count => count > 1).ToList();
            Assert.EndsWith(
                FormattableString.Invariant($"{repeated.Count:N0} duplicate groups, {repeated.Sum():N0} rows in duplicate groups, {excess.Count:N0} excess rows"),
                outcome.Observed,
                StringComparison.Ordinal);
        }

        Assert.Equal(
            excess.OrderBy(place => place.Source, StringComparer.Ordinal).ThenBy(place => place.Row).Take(RuleOutcome.SampleLimit),
            outcome.Samples.Select(sample => (sample.Source, sample.Row)));
    }

    private sealed record KeyRow(string Source, long Row, int Key);

    private sealed class KeyBatch(string source, KeyRow[] rows) : ColumnBatch
    {
        public override int RowCount => rows.Length;

        public override long FirstRow => 0;

        public override string Source => source;

        public override long PlaceOf(int row) => rows[row].Row;

        public override bool Has(int ordinal) => true;

        public override ColumnView<T> Column<T>(int ordinal) => new((T[])(object)Array.ConvertAll(rows, row => row.Key));

        public override string? Format(int ordinal, int row) => "";
    }

    private sealed class KeyValidator : DatasetValidator
    {
        private static readonly DatasetDescriptor s_keys = new()
        {
            Name = "keys",
            TypeName = "Keys",
            Columns = [new() { Name = "Key", Type = ColumnType.Int32 }],
            Rules = [new() { Id = "keys.*.unique", Kind = "unique", Columns = ["Key"], Expectation = "" }],
        };

        private readonly UniqueRule _unique;

        public KeyValidator()
            : base(s_keys, ValidationPurpose.Batch) => _unique = Add(new UniqueRule("keys.*.unique"));

        protected override void ObserveRules(ColumnBatch batch)
        {
            _unique.Begin(batch);
            _unique.Add(batch.Column<int>(0));
            _unique.End(batch);
        }
    }
}
