using System.Runtime.ExceptionServices;

namespace Assay.Validation.Observing;

/// <summary>
/// Observes pieces of a source with several threads. Thread t of n takes every n-th piece, so that a run and its repetition merge the same
/// states in the same order. A piece that can't be read stops those behind it, while those before it are read to their ends: what is said of
/// the fault doesn't depend on which thread was faster.
/// </summary>
internal sealed class PieceObserver(IReadOnlyList<Rows> pieces, IReadOnlyList<int> columns, Func<int, Observation> create)
{
    /// <summary>Per piece the columns whose values lie apart from those of other pieces; null where nobody looked.</summary>
    public IReadOnlyList<IReadOnlyDictionary<int, ColumnBounds>>? Apart { get; init; }

    private readonly long[] _rows = new long[pieces.Count];
    private readonly Lock _lock = new();
    private int _broken = int.MaxValue;
    private SourceException? _fault;
    private Exception? _failure;

    /// <summary>Rows read up to the fault, where there was one.</summary>
    public long RowsRead => _rows.Take(_broken == int.MaxValue ? _rows.Length : _broken + 1).Sum();

    /// <summary>The state over all pieces.</summary>
    /// <exception cref="SourceException">A piece can't be read: the first of them in order.</exception>
    public async Task<Observation> RunAsync(int threads, CancellationToken cancellation)
    {
        var states = new Observation[Math.Clamp(threads, 1, Math.Max(1, pieces.Count))];
        for (var thread = 0; thread < states.Length; thread++)
            states[thread] = create(thread);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(states.Select((state, thread) => states.Length == 1
            ? ObserveAsync(state, thread, states.Length, stop)
            : Task.Run(() => ObserveAsync(state, thread, states.Length, stop), CancellationToken.None))).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if ((_failure ?? _fault) is { } thrown)
            ExceptionDispatchInfo.Throw(thrown);
        for (var thread = 1; thread < states.Length; thread++)
            states[0].Merge(states[thread]);
        return states[0];
    }

    private async Task ObserveAsync(Observation state, int thread, int threads, CancellationTokenSource stop)
    {
        for (var piece = thread; piece < pieces.Count && piece < Volatile.Read(ref _broken); piece += threads)
        {
            try
            {
                if (Apart is { } apart)
                    state.Validator.BeginPiece(apart[piece]);
                await foreach (var batch in pieces[piece].ReadBatchesAsync(columns, stop.Token).ConfigureAwait(false))
                {
                    state.Observe(batch);
                    _rows[piece] += batch.RowCount;
                    if (piece > Volatile.Read(ref _broken))
                        return;
                }

                state.Validator.EndPiece();
            }
            catch (SourceException fault)
            {
                Break(piece, fault);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // It is thrown again when all threads have ended.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                lock (_lock)
                    _failure ??= failure;
                await stop.CancelAsync().ConfigureAwait(false);
                return;
            }
        }
    }

    private void Break(int piece, SourceException fault)
    {
        lock (_lock)
        {
            if (piece >= _broken)
                return;
            _fault = fault;
            Volatile.Write(ref _broken, piece);
        }
    }
}
