using Assay.Data.Text;

namespace Assay.Data.Discovery;

/// <summary>Finds the narrowest type that holds all texts of a column, by the parsers that read it later.</summary>
internal sealed class TextTypes
{
    private const int ExactDigits = 15;

    private readonly HashSet<ColumnType> _candidates =
    [
        ColumnType.Boolean, ColumnType.Int32, ColumnType.Int64, ColumnType.Double, ColumnType.Date, ColumnType.Timestamp, ColumnType.Guid,
    ];

    private bool _zoned;
    private bool _digits;

    private DateTime _earliest = DateTime.MaxValue;
    private DateTime _latest = DateTime.MinValue;

    public bool SawAny { get; private set; }

    /// <summary>The earliest and the latest time; null where the texts are no times.</summary>
    public (DateTime Earliest, DateTime Latest)? Span => _candidates.Contains(ColumnType.Timestamp) && _earliest <= _latest ? (_earliest, _latest) : null;

    /// <summary>The type of a column of text.</summary>
    public ColumnType Of(bool numbers = true)
    {
        ColumnType[] order = numbers && _digits
            ? [ColumnType.Boolean, ColumnType.Int32, ColumnType.Int64, ColumnType.Double, ColumnType.Date, ColumnType.Timestamp, ColumnType.Guid]
            : numbers ? [ColumnType.Boolean] : [ColumnType.Date, ColumnType.Timestamp, ColumnType.Guid];
        foreach (var type in order)
        {
            if (SawAny && _candidates.Contains(type))
                return type == ColumnType.Timestamp && _zoned ? ColumnType.Instant : type;
        }

        return ColumnType.String;
    }

    /// <summary>Takes a text into account. The empty one is no value of any type but text, where it would be null.</summary>
    public void Add(string text)
    {
        if (text.Length == 0)
            return;
        SawAny = true;
        _digits |= text.AsSpan().ContainsAnyInRange('0', '9');
        if (_candidates.Count > 0)
            _candidates.RemoveWhere(type => !Holds(type, text));
    }

    private bool Holds(ColumnType type, string text) => type switch
    {
        ColumnType.Boolean => text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase) || text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase),
        ColumnType.Int32 => !IsCode(text) && CellParsers.Integer<int>(text, out _),
        ColumnType.Int64 => !IsCode(text) && CellParsers.Integer<long>(text, out _),
        ColumnType.Double => !IsCode(text) && CellParsers.Floating<double>(text, out _) && !LosesDigits(text),
        ColumnType.Date => text.Trim().Length == 10 && CellParsers.Date(text, out _),
        ColumnType.Timestamp => IsTime(text),
        _ => CellParsers.Uuid(text, out _),
    };

    private bool IsTime(string text)
    {
        var good = CellParsers.Timestamp(text, out var time);
        if (!good)
            return false;
        _zoned |= time.Kind == DateTimeKind.Utc;
        if (time < _earliest)
            _earliest = time;
        if (time > _latest)
            _latest = time;
        return true;
    }

    // 007 and +43 are names made of digits: as numbers they would lose what they begin with.
    private static bool IsCode(string text)
    {
        var digits = text.AsSpan().Trim();
        if (digits is ['+', ..])
            return true;
        digits = digits.TrimStart('-');
        return digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
    }

    private static bool LosesDigits(string text) =>
        text.AsSpan().IndexOfAny(".eE") < 0 && text.Length > ExactDigits && text.Count(char.IsAsciiDigit) > ExactDigits;
}
