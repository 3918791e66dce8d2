using Assay.CompilerServices;
using Assay.Tests.Plans;

namespace Assay.Tests.Rules;

public sealed class StateFileTests
{
    private static readonly byte[] s_state = StateContractTests.Observe(RandomReadings.Draw(3, 25)).Save();

    [Fact]
    public void Any_flipped_byte_is_refused()
    {
        for (var at = 0; at < s_state.Length; at += 37)
        {
            var bytes = (byte[])s_state.Clone();
            bytes[at] ^= 0x40;
            Assert.False(Refusal(bytes).IsTransient);
        }
    }

    [Fact]
    public void Any_missing_end_is_refused()
    {
        for (var length = 0; length < s_state.Length; length += 41)
            Refusal(s_state[..length]);
    }

    [Fact]
    public void Numbers_that_promise_more_than_there_is_are_refused_without_taking_memory()
    {
        for (var at = 40; at < s_state.Length - 40; at += 11)
        {
            var bytes = (byte[])s_state.Clone();
            for (var i = 0; i < 6; i++)
                bytes[at + i] = 0xFF;
            System.Security.Cryptography.SHA256.HashData(bytes.AsSpan()[..^32]).CopyTo(bytes.AsSpan()[^32..]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            // A value of a sample may well be changed into another value; what counts is that nothing else is thrown.
            try
            {
                StateContractTests.New().Load(bytes, "evil.state");
            }
            catch (SourceException e)
            {
                Assert.Equal("evil.state", e.SourceName);
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000, $"byte {at}");
        }
    }

    [Fact]
    public void A_state_of_another_dataset_names_both_what_was_found_and_what_to_do()
    {
        var places = PlacePlan.Instance.CreateValidator(ValidationPurpose.Batch);

        var refusal = Assert.Throws<SourceException>(() => places.Load(s_state, "a.state"));

        Assert.Equal(SourceFault.Schema, refusal.Fault);
        Assert.Equal("a.state: the state of another dataset; expected a state of places. Merge only states that the same build of the same project made.", refusal.Message);
    }

    [Fact]
    public void A_state_of_another_purpose_is_refused()
    {
        var window = StateContractTests.New(ValidationPurpose.Window);

        Assert.Contains("purpose", Assert.Throws<SourceException>(() => window.Load(s_state, "a.state")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_schema_version_is_refused_by_its_number()
    {
        var bytes = (byte[])s_state.Clone();
        bytes[8] = 3;

        Assert.Contains("schema version 3", Refusal(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_is_not_loaded_over_another() => Assert.Throws<InvalidOperationException>(
        () => StateContractTests.Observe(RandomReadings.Draw(1, 2)).Load(s_state, "a.state"));

    [Fact]
    public void The_state_written_by_the_first_release_is_still_read()
    {
        var validator = StateContractTests.New();
        validator.Load(TestKit.ReferenceFile.Bytes("validation/states/readings-v1.state"), "readings-v1.state");

        var verdict = StateContractTests.Judge(validator);
        Assert.Equal(25, verdict.Rows);
        Assert.Equal(
            StateContractTests.Judge(StateContractTests.Observe(RandomReadings.Draw(3, 25))).Rules.Select(rule => (rule.Id, rule.Observed)),
            verdict.Rules.Select(rule => (rule.Id, rule.Observed)));
    }

    [Fact]
    public void Values_of_sensitive_columns_that_refer_to_others_stand_in_no_state()
    {
        Reading[] rows = [new() { Site = "secret-place" }, new() { Site = "north" }, new() { Site = "secret-place" }];
        var state = StateContractTests.Observe(rows).Save();
        var loaded = StateContractTests.New();
        loaded.Load(state, "a.state");
        loaded.Merge(StateContractTests.Observe([new() { Site = "secret-place" }]));
        var again = StateContractTests.New();
        again.Load(loaded.Save(), "b.state");

        Assert.DoesNotContain("secret-place", System.Text.Encoding.UTF8.GetString(state), StringComparison.Ordinal);
        Assert.Equal("3 of 4 rows fail (75 %)", StateContractTests.Outcome(StateContractTests.Judge(loaded), "readings.site.references").Observed);
        Assert.Equal("3 of 4 rows fail (75 %)", StateContractTests.Outcome(StateContractTests.Judge(again), "readings.site.references").Observed);
    }

    [Fact]
    public void Values_of_sensitive_columns_are_not_in_the_samples()
    {
        var validator = StateContractTests.Observe([new() { Site = "secret-place", Value = -1 }]);
        var verdict = StateContractTests.Judge(validator);

        Assert.Equal("***", StateContractTests.Outcome(verdict, "readings.value.range").Samples[0].Values["site"]);
    }

    private static SourceException Refusal(byte[] bytes) => Assert.Throws<SourceException>(() => StateContractTests.New().Load(bytes, "a.state"));
}
