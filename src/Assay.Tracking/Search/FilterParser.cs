namespace Assay.Tracking.Search;

/// <summary>MLflow's filter: clauses joined by AND. No OR, no parentheses, no IS NULL, no NOT but in NOT IN.</summary>
internal static class FilterParser
{
    private const int MostValues = 10_000;

    // SQLite gives up at a thousand levels of an expression, and no person writes as many.
    private const int MostClauses = 200;

    internal static IReadOnlyList<Clause> Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
            return [];
        var tokens = Lexer.Read(filter);
        var clauses = new List<Clause>();
        var at = 0;
        while (true)
        {
            if (clauses.Count == MostClauses)
                throw TrackingException.Invalid($"A filter has at most {MostClauses} clauses; one more begins {tokens[at].Place}.");
            clauses.Add(ReadClause(tokens, ref at));
            if (tokens[at].Kind == TokenKind.End)
                return clauses;
            if (!tokens[at].Is("AND"))
                throw Bad(tokens[at]);
            at++;
        }
    }

    /// <summary>Reads <c>entity.key</c>, or a bare key, which is an attribute.</summary>
    internal static (Entity Entity, string Key) ReadKey(Token token)
    {
        if (token.Kind is not (TokenKind.Word or TokenKind.Text))
            throw Bad(token);
        var dot = token.Text[0] is '`' or '"' ? -1 : token.Value.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return (Entity.Attribute, token.Value);
        var entity = token.Value[..dot].ToLowerInvariant() switch
        {
            "metric" or "metrics" => Entity.Metric,
            "param" or "params" or "parameter" or "parameters" => Entity.Param,
            "tag" or "tags" => Entity.Tag,
            "attribute" or "attributes" or "attr" or "run" => Entity.Attribute,
            "dataset" or "datasets" => Entity.Dataset,
            var other => throw TrackingException.Invalid(
                $"Invalid entity type '{other}' {token.Place}. Valid values are ['metric', 'parameter', 'tag', 'attribute', 'dataset']"),
        };
        return (entity, token.Value[(dot + 1)..]);
    }

    private static Clause ReadClause(List<Token> tokens, ref int at)
    {
        var key = tokens[at];
        if (key.Kind == TokenKind.End)
            throw Bad(key);
        at++;
        if (key.Is("OR") || key.Is("AND") || key.Is("NOT"))
            throw Bad(key);
        if (tokens[at].Kind == TokenKind.End)
            throw TrackingException.Invalid($"Invalid clause(s) in filter string: {key.Text} {key.Place}");
        var op = ReadOperator(tokens, ref at);
        var (entity, name) = ReadKey(key);
        if (op is "IN" or "NOT IN")
            return new Clause(entity, name, op, ReadList(tokens, ref at), key);
        var value = tokens[at++];
        return value.Kind is TokenKind.Text or TokenKind.Number ? new Clause(entity, name, op, [value], key) : throw Bad(value);
    }

    private static string ReadOperator(List<Token> tokens, ref int at)
    {
        var token = tokens[at++];
        if (token.Kind == TokenKind.Operator)
            return token.Text;
        if (token.Is("LIKE") || token.Is("ILIKE") || token.Is("IN"))
            return token.Text.ToUpperInvariant();
        if (!token.Is("NOT") || !tokens[at].Is("IN"))
            throw Bad(token);
        at++;
        return "NOT IN";
    }

    private static List<Token> ReadList(List<Token> tokens, ref int at)
    {
        if (tokens[at].Kind != TokenKind.Open)
            throw Bad(tokens[at]);
        var values = new List<Token>();
        do
        {
            at++;
            if (tokens[at].Kind != TokenKind.Text)
                throw TrackingException.Invalid($"Expected a list of quoted strings after IN, {tokens[at].Place}.");
            if (values.Count == MostValues)
                throw TrackingException.Invalid($"A list has at most {MostValues} values; one more stands {tokens[at].Place}.");
            values.Add(tokens[at++]);
        }
        while (tokens[at].Kind == TokenKind.Comma);
        if (tokens[at].Kind != TokenKind.Close)
            throw Bad(tokens[at]);
        at++;
        return values;
    }

    private static TrackingException Bad(Token token) => TrackingException.Invalid(
        token.Kind == TokenKind.End
            ? $"Invalid clause(s) in filter string: it ends in the middle of a clause, {token.Place}."
            : $"Invalid clause(s) in filter string: '{token.Text}' {token.Place}");
}
