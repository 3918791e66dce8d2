namespace Assay.Tracking.Search;

/// <summary>One entry of <c>order_by</c>.</summary>
internal static class OrderParser
{
    internal static Ordering Parse(FieldOrder field)
    {
        var tokens = Lexer.Read(field.FieldName);
        if (tokens.Count != 2)
            throw TrackingException.Invalid($"Invalid ordering field '{field.FieldName}'.");
        var (entity, key) = FilterParser.ReadKey(tokens[0]);
        return new Ordering(entity, key, !field.Ascending);
    }

    internal static Ordering Parse(string clause)
    {
        var tokens = Lexer.Read(clause);
        var descending = tokens[tokens.Count > 2 ? 1 : 0].Is("DESC");
        if (tokens.Count is < 2 or > 3 || (tokens.Count == 3 && !descending && !tokens[1].Is("ASC")))
            throw TrackingException.Invalid($"Invalid ordering key in order_by clause '{clause}'.");
        var (entity, key) = FilterParser.ReadKey(tokens[0]);
        return new Ordering(entity, key, descending);
    }
}
