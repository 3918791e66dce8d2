using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Assay.Tracking.Tests.Searching;

/// <summary>A filter of MLflow's grammar as text in any of its spellings, and what it means, told without any of the code that reads it.</summary>
internal sealed record RandomFilter(string Text, Func<Run, bool> Takes)
{
    private static readonly string[] s_compare = [">", ">=", "<", "<=", "=", "!="];
    private static readonly string[] s_match = ["=", "!=", "LIKE", "ILIKE"];

    public static RandomFilter Of(Random random)
    {
        var clauses = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Clause(random)).ToList();
        var text = new StringBuilder(clauses[0].Text);
        foreach (var clause in clauses.Skip(1))
            text.Append(Space(random, least: 1)).Append(Cased(random, "AND")).Append(Space(random, least: 1)).Append(clause.Text);
        return new(text.ToString(), run => clauses.TrueForAll(clause => clause.Takes(run)));
    }

    private static RandomFilter Clause(Random random)
    {
        switch (random.Next(7))
        {
            case 0 or 1:
                var metric = Pick(random, RandomRuns.Metrics);
                var (compare, number) = (Pick(random, s_compare), random.Next(-2, 4) * 0.5);
                return new(
                    Written(random, Pick(random, ["metrics", "metric", "METRICS"]), metric, compare, number.ToString("R", CultureInfo.InvariantCulture)),
                    run => run.Data.Metrics.FirstOrDefault(m => m.Key == metric) is { } found && Compares(found.Value, compare, number));
            case 2:
                var param = Pick(random, RandomRuns.Params);
                return Matching(random, Pick(random, ["params", "param", "parameter", "parameters"]), param, run => [.. run.Data.Params.Where(p => p.Key == param).Select(p => p.Value)]);
            case 3:
                var tag = Pick(random, RandomRuns.Tags);
                return Matching(random, Pick(random, ["tags", "tag"]), tag, run => [.. run.Data.Tags.Where(t => t.Key == tag).Select(t => t.Value)]);
            case 4:
                var (time, op) = ((double)random.Next(0, 12), Pick(random, s_compare));
                return new(
                    Written(random, Pick(random, ["attributes", "attribute", "attr", "run", ""]), Pick(random, ["start_time", "created"]), op, time.ToString(CultureInfo.InvariantCulture)),
                    run => Compares(run.Info.StartTime, op, time));
            case 5:
                return Matching(random, Pick(random, ["attributes", "attr", ""]), "run_name", run => [run.Info.RunName]);
            default:
                var names = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(random, RandomRuns.Datasets)).ToList();
                var isNot = random.Next(2) == 0;
                var list = string.Join(Space(random) + "," + Space(random), names.Select(name => Quoted(random, name)));
                return new(
                    $"{Pick(random, ["dataset", "datasets"])}.name {Cased(random, isNot ? "NOT IN" : "IN")}{Space(random)}({list})",
                    run => run.Inputs.DatasetInputs.Any(input => names.Contains(input.Dataset.Name) != isNot));
        }
    }

    private static RandomFilter Matching(Random random, string entity, string key, Func<Run, IReadOnlyList<string>> values)
    {
        var (op, value) = (Pick(random, s_match), Pick(random, RandomRuns.Values));
        if (op is "LIKE" or "ILIKE")
            value = random.Next(4) switch { 0 => value + "%", 1 => "%" + value, 2 when value.Length > 0 => "_" + value[1..], _ => value };
        return new(
            Written(random, entity, key, Cased(random, op), Quoted(random, value)),
            run => values(run).Any(found => op switch
            {
                "=" => found == value,
                "!=" => found != value,
                _ => Regex.IsMatch(found, "^" + Regex.Escape(value).Replace("%", ".*").Replace("_", ".") + @"\z", RegexOptions.Singleline | (op == "ILIKE" ? RegexOptions.IgnoreCase | RegexOptions.CultureInvariant : RegexOptions.None)),
            }));
    }

    private static string Written(Random random, string entity, string key, string op, string value)
    {
        var odd = key.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_');
        var name = entity.Length == 0 ? key : $"{entity}." + (odd || random.Next(3) == 0 ? Pick(random, [$"`{key}`", $"\"{key}\""]) : key);
        var word = char.IsLetter(op[0]);
        return $"{name}{Space(random, word ? 1 : 0)}{op}{Space(random, word ? 1 : 0)}{value}";
    }

    // MLflow's: what is no number is unequal to every number, and neither more nor less.
    private static bool Compares(double found, string op, double asked) => op switch
    {
        ">" => found > asked,
        ">=" => found >= asked,
        "<" => found < asked,
        "<=" => found <= asked,
        "=" => found == asked,
        _ => found != asked,
    };

    private static string Quoted(Random random, string value) =>
        random.Next(2) == 0 ? $"'{value.Replace("'", "''")}'" : $"\"{value.Replace("\"", "\"\"")}\"";

    private static string Cased(Random random, string word) => random.Next(3) switch { 0 => word.ToLowerInvariant(), 1 => word[..1] + word[1..].ToLowerInvariant(), _ => word };

    private static string Space(Random random, int least = 0) => new(random.Next(4) == 0 ? '\t' : ' ', random.Next(least, least + 3));

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
