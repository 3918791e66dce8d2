namespace Assay.Profiling.Sketches;

/// <summary>How many hashes all columns of a profile may remember together, so that a wide file takes no more memory than a narrow one.</summary>
internal sealed class HashBudget(long most = HashBudget.Usual)
{
    /// <summary>Eight million: 128 MB at most.</summary>
    public const long Usual = 8_000_000;

    private long _left = most;

    public bool TryTake()
    {
        if (_left == 0)
            return false;
        _left--;
        return true;
    }

    public void Return(long hashes) => _left += hashes;
}
