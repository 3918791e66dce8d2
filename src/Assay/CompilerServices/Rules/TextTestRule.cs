namespace Assay.CompilerServices;

/// <summary>Text for which a test is true. On plain columns the answers for the last distinct values are kept where the test is a costly one.</summary>
internal sealed class TextTestRule(string id, Func<string, bool> test, bool isCostly = false) : ValueRule<string>(id)
{
    private const int Kept = 4096;
    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);

    protected override bool Passes(string value)
    {
        if (!isCostly)
            return test(value);
        if (_answers.TryGetValue(value, out var passes))
            return passes;
        if (_answers.Count == Kept)
            _answers.Clear();
        return _answers[value] = test(value);
    }
}
