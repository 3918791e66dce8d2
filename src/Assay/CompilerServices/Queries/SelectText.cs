using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// Looks at a query as far as it takes to see that it is no single SELECT, in the dialects of DuckDB and PostgreSQL. What it lets pass is refused by the
/// database where it is none. The compiler asks it of what is declared, and each database before it runs a query.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SelectText
{
    private static readonly string[] s_first = ["SELECT", "WITH", "FROM", "VALUES"];

    /// <summary>What is wrong, in words; null where nothing shows.</summary>
    public static string? Problem(string sql)
    {
        string? first = null;
        var isOver = false;
        var depth = 0;
        for (var i = 0; i < sql.Length; i++)
        {
            if (char.IsWhiteSpace(sql[i]) || Skip(sql, ref i, out var never))
                continue;
            if (never is not null)
                return never;
            if (isOver)
                return "the text holds several statements; one SELECT is expected";
            isOver = sql[i] == ';';
            depth += sql[i] == '(' ? 1 : sql[i] == ')' ? -1 : 0;
            if (depth < 0)
                return "a parenthesis is closed that was not opened";
            if (!char.IsLetter(sql[i]))
                continue;
            var start = i;
            while (i + 1 < sql.Length && (char.IsLetterOrDigit(sql[i + 1]) || sql[i + 1] == '_'))
                i++;
            if (i == start && sql[i] is 'e' or 'E' && Next(sql, i) == '\'')
                return "a text with escapes (E'…') could hide where it ends; write it without";
            first ??= sql.Substring(start, i + 1 - start).ToUpperInvariant();
        }

        if (first is null)
            return "the text holds no statement; one SELECT is expected";
        if (Array.IndexOf(s_first, first) < 0)
            return $"the text begins with {first}; one SELECT is expected";
        return depth == 0 ? null : "a parenthesis is never closed";
    }

    // Comments, texts and quoted names: what stands in them is no part of the statement's shape.
    private static bool Skip(string sql, ref int at, out string? never)
    {
        never = null;
        switch (sql[at])
        {
            case '-' when Next(sql, at) == '-':
                return To(sql, "\n", ref at, 2);
            case '/' when Next(sql, at) == '*':
                var from = at + 2;
                To(sql, "*/", ref at, 2);
                never = sql.IndexOf("/*", from, Math.Max(0, Math.Min(at, sql.Length) - from), StringComparison.Ordinal) >= 0 ? "a comment stands within a comment" : null;
                return never is null;
            case '\'' or '"':
                var isClosed = sql.IndexOf(sql[at], at + 1) >= 0;
                never = isClosed ? null : $"a {sql[at]} is never closed";
                return isClosed && To(sql, sql[at].ToString(), ref at, 1);
            case '$':
                never = "a $ could begin a quoted text; write texts in '…'";
                return false;
            default:
                return false;
        }
    }

    private static char Next(string sql, int at) => at + 1 < sql.Length ? sql[at + 1] : '\0';

    private static bool To(string sql, string end, ref int at, int from)
    {
        var found = sql.IndexOf(end, Math.Min(sql.Length, at + from), StringComparison.Ordinal);
        at = found < 0 ? sql.Length : found + end.Length - 1;
        return true;
    }
}
