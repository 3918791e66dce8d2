using System.Globalization;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets;

/// <summary>Collects the rules of a dataset: gives them their ids, and what every rule takes beside its own arguments.</summary>
internal sealed class RuleScribe(string dataset, IReadOnlyList<ColumnModel> columns, MethodReader methods, ICollection<DatasetProblem> problems)
{
    private readonly List<RuleModel> _rules = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The rules so far.</summary>
    public EquatableArray<RuleModel> Rules => _rules.ToEquatableArray();

    /// <summary>Adds a rule.</summary>
    /// <param name="member">The property or method that it stands on; empty for the type.</param>
    /// <param name="column">The column whose name is in the id; null for a rule of the dataset.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="ordinals">The columns that it reads.</param>
    /// <param name="expectation">What is expected, in words.</param>
    /// <param name="arguments">Its arguments as JSON.</param>
    /// <param name="attribute">The attribute that it comes from.</param>
    /// <param name="method">The method of a check.</param>
    /// <param name="id">The last part of the id, where it is neither the kind nor given.</param>
    /// <param name="limits">What it lets pass.</param>
    /// <param name="target">The record that it refers to, in code.</param>
    /// <param name="when">The method that puts rows in scope, where the attribute's own argument isn't that.</param>
    public void Add(
        string member,
        ColumnModel? column,
        string kind,
        EquatableArray<int> ordinals,
        string expectation,
        EquatableArray<RuleArgument> arguments,
        AttributeData? attribute = null,
        MethodModel? method = null,
        string? id = null,
        RuleLimits? limits = null,
        string? target = null,
        string? when = null)
    {
        var mostly = attribute?.Named("Mostly", 1.0) ?? 1.0;
        if (!(mostly > 0 && mostly <= 1))
        {
            problems.Add(new DatasetProblem(
                ProblemKind.Mostly, member, string.Format(CultureInfo.InvariantCulture, "Mostly is {0}; it is a share above 0 and up to 1", mostly)));
            return;
        }

        when ??= attribute?.Named<string>("When");
        if (when is not null && !methods.TryScope(when, member, kind, out when))
            return;
        if (!TryBy(member, kind, attribute?.Named<string>("By"), out var by))
            return;
        _rules.Add(new RuleModel
        {
            Id = NextId(member, column, id ?? kind, attribute?.Named<string>("Id")),
            Kind = kind,
            Columns = ordinals,
            Severity = attribute?.NamedEnum("Severity") ?? "Error",
            Mostly = mostly,
            StatesMostly = attribute?.Has("Mostly") ?? false,
            When = when,
            By = by,
            Expectation = expectation,
            Arguments = arguments,
            Target = target,
            Method = method,
            Limits = limits,
            Member = member,
        });
    }

    /// <summary>How many rules there are.</summary>
    public int Count => _rules.Count;

    /// <summary>Notes that the rules from <paramref name="first"/> on come from one of the member's attributes.</summary>
    public void CreditAttribute(int first, int attribute)
    {
        for (var i = first; i < _rules.Count; i++)
            _rules[i] = _rules[i] with { Attribute = attribute };
    }

    /// <summary>The names of columns as people read them.</summary>
    public string NamesOf(IEnumerable<int> ordinals) => string.Join(", ", ordinals.Select(ordinal => columns[ordinal].StorageName));

    // What a rule of another dataset's values holds is looked up as one, and the newest row is one.
    private bool TryBy(string member, string kind, string? name, out string? by)
    {
        by = name;
        if (name is null)
            return true;
        var column = columns.FirstOrDefault(column => column.Name == name);
        var detail = column is null ? $"By names '{name}', which is no column"
            : column.IsNested || column.Kind is ColumnKind.Binary ? $"By names '{name}', which holds no single values to split rows by"
            : kind is "references" or "max_age" or "required" ? $"a rule of kind '{kind}' holds of all rows or none, so By has no meaning there"
            : null;
        if (detail is not null)
            problems.Add(new DatasetProblem(ProblemKind.UniqueColumn, member, detail));
        return detail is null;
    }

    private string NextId(string member, ColumnModel? column, string kind, string? given)
    {
        var prefix = $"{dataset}.{column?.StorageName ?? "*"}.";
        var id = prefix + (string.IsNullOrEmpty(given) ? kind : given);
        if (!string.IsNullOrEmpty(given) && _ids.Contains(id))
            problems.Add(new DatasetProblem(ProblemKind.RuleId, member, $"there is another rule '{id}'"));
        var number = 1;
        var numbered = id;
        while (!_ids.Add(numbered))
            numbered = $"{id}.{(++number).ToString(CultureInfo.InvariantCulture)}";
        return numbered;
    }
}
