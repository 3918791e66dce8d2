namespace Assay;

/// <summary>What is wrong with a source.</summary>
public enum SourceFault
{
    /// <summary>There is no such file or table.</summary>
    Missing,

    /// <summary>It could not be read: permissions, disk, network.</summary>
    Unreadable,

    /// <summary>It ends too early, or its structure is damaged.</summary>
    Truncated,

    /// <summary>A column is missing, or two match one property.</summary>
    Schema,

    /// <summary>A column has another type.</summary>
    ColumnType,

    /// <summary>There is not one row.</summary>
    Empty,

    /// <summary>The text is broken: a quote that never ends, a row with too many cells.</summary>
    Malformed,
}

/// <summary>A source that could not be read as the dataset it was declared to be. Holds facts, never cell values.</summary>
public sealed class SourceException : Exception
{
    /// <summary>Makes the exception and its one-line message of the facts.</summary>
    public SourceException(SourceFault fault, string source, string found, string expected, string remedy, Exception? inner = null)
        : base(OneLine($"{source}: {found}; expected {expected}. {remedy}"), inner)
    {
        Fault = fault;
        SourceName = source;
        Found = OneLine(found);
        Expected = expected;
        Remedy = remedy;
    }

    /// <summary>The kind of fault.</summary>
    public SourceFault Fault { get; }

    /// <summary>The file or table.</summary>
    public string SourceName { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }

    /// <summary>The row, counted from 1, where there is one.</summary>
    public long? Row { get; init; }

    /// <summary>The column, where there is one.</summary>
    public string? Column { get; init; }

    /// <summary>Whether the data is at fault (exit code 1) and not the environment (exit code 3).</summary>
    public bool IsData => Fault is SourceFault.Schema or SourceFault.ColumnType or SourceFault.Empty or SourceFault.Malformed;

    /// <summary>Whether trying again may help.</summary>
    public bool IsTransient => Fault is SourceFault.Unreadable;

    // A damaged header names columns with line ends in them: nothing that was found may forge a line.
    private static string OneLine(string text) => text.Any(char.IsControl) ? new([.. text.Select(unit => char.IsControl(unit) ? '?' : unit)]) : text;
}
