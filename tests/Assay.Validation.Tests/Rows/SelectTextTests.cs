using Assay.CompilerServices;

namespace Assay.Validation.Tests.Rows;

public sealed class SelectTextTests
{
    [Theory]
    [InlineData("SELECT count(*) FROM a")]
    [InlineData("  select 1 ;\n")]
    [InlineData("-- ; )\nSELECT ';' || '''' || \";)\" FROM a")]
    [InlineData("/* DELETE; */ WITH a AS (SELECT 1) SELECT * FROM a")]
    [InlineData("FROM a SELECT count(*)")]
    [InlineData("VALUES (1)")]
    [InlineData("(SELECT 1)")]
    [InlineData("SELECT date'2001-01-01' - date '2000-01-01' -- end")]
    public void One_SELECT_passes(string sql) => Assert.Null(SelectText.Problem(sql));

    [Theory]
    [InlineData("", "no statement")]
    [InlineData("-- SELECT 1", "no statement")]
    [InlineData("DELETE FROM a", "begins with DELETE")]
    [InlineData("/* a */ insert INTO a SELECT 1", "begins with INSERT")]
    [InlineData("COPY a TO 'b'", "begins with COPY")]
    [InlineData("SET a = 1", "begins with SET")]
    [InlineData("SELECT 1; DROP TABLE a", "several statements")]
    [InlineData("SELECT 1;;", "several statements")]
    [InlineData("SELECT 1) AS a; DROP TABLE a; SELECT * FROM (SELECT 1", "closed that was not opened")]
    [InlineData("SELECT (1", "never closed")]
    [InlineData("SELECT 'a", "never closed")]
    [InlineData("SELECT $$'$$) AS a; DROP TABLE a -- '", "$")]
    [InlineData("SELECT E'\\'') AS a; DROP TABLE a -- '", "E'")]
    [InlineData("/* /* */ ' */ SELECT 1) AS a; DROP TABLE a -- '", "within a comment")]
    public void What_is_none_is_refused(string sql, string found) => Assert.Contains(found, SelectText.Problem(sql), StringComparison.Ordinal);
}
