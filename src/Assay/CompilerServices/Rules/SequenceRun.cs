namespace Assay.CompilerServices;

/// <summary>Rows of one source that follow each other without a row between, and the ends of the values among them.</summary>
internal sealed record SequenceRun<T>
    where T : struct
{
    internal required RowPlace First { get; init; }

    internal required RowPlace Last { get; set; }

    /// <summary>Whether any row has a value.</summary>
    internal bool HasValue { get; private set; }

    internal T FirstValue { get; private set; }

    /// <summary>The row of the first value.</summary>
    internal RowPlace FirstAt { get; private set; }

    internal T LastValue { get; private set; }

    /// <summary>Whether a row is the next one after the run.</summary>
    internal bool Touches(RowPlace next) => string.Equals(next.Source, Last.Source, StringComparison.Ordinal) && next.Row == Last.Row + 1;

    internal void Add(T value, RowPlace place)
    {
        if (!HasValue)
            (HasValue, FirstValue, FirstAt) = (true, value, place);
        LastValue = value;
    }

    internal void Append(SequenceRun<T> next)
    {
        Last = next.Last;
        if (!next.HasValue)
            return;
        Add(next.FirstValue, next.FirstAt);
        LastValue = next.LastValue;
    }

    internal void Save(StateWriter writer)
    {
        First.Save(writer);
        Last.Save(writer);
        writer.Bool(HasValue);
        if (!HasValue)
            return;
        StateValue.Write(writer, FirstValue);
        FirstAt.Save(writer);
        StateValue.Write(writer, LastValue);
    }

    internal static SequenceRun<T> Load(StateReader reader)
    {
        var run = new SequenceRun<T> { First = RowPlace.Load(reader), Last = RowPlace.Load(reader) };
        if (!string.Equals(run.First.Source, run.Last.Source, StringComparison.Ordinal) || run.Last.Row < run.First.Row)
            throw reader.Damaged("rows out of order");
        if (!reader.Bool())
            return run;
        run.Add(StateValue.Read<T>(reader), RowPlace.Load(reader));
        run.LastValue = StateValue.Read<T>(reader);
        return run;
    }
}
