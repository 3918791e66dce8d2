using System.Text.RegularExpressions;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>Reads node selectors, tolerations and variables of a pipeline's record or of a step's method.</summary>
internal static class PlacementReader
{
    private static readonly Regex s_variable = new("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant);
    private static readonly Regex s_secret = new("^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$", RegexOptions.CultureInvariant);
    private static readonly Regex s_key = new("^[-._A-Za-z0-9]{1,253}$", RegexOptions.CultureInvariant);
    private static readonly Regex s_label = new("^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$", RegexOptions.CultureInvariant);
    private static readonly Regex s_value = new("^([A-Za-z0-9]([-._A-Za-z0-9]{0,61}[A-Za-z0-9])?)?$", RegexOptions.CultureInvariant);

    /// <summary>What a symbol's attributes say.</summary>
    /// <param name="symbol">The record or method.</param>
    /// <param name="refuse">Told of a text that the cluster would refuse: what it is, and the text.</param>
    public static Placement Read(ISymbol symbol, Action<string, string> refuse)
    {
        var (labels, tolerations, variables, secrets) = (new List<NodeLabel>(), new List<Toleration>(), new List<Variable>(), new List<SecretVariable>());
        foreach (var attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass?.ToDisplayString())
            {
                case "Assay.NodeSelectorAttribute" when Two(attribute) is var (label, value):
                    Check(s_label, label, "a node's label");
                    Check(s_value, value, "the value of a label");
                    labels.Add(new(label, value));
                    break;
                case "Assay.TolerationAttribute" when attribute.Argument<string>(0) is { } key:
                    Check(s_label, key, "the key of a taint");
                    var effect = attribute.Named<string>("Effect");
                    if (effect is not (null or "NoSchedule" or "PreferNoSchedule" or "NoExecute"))
                        refuse("the effect of a taint", effect);
                    tolerations.Add(new(key, attribute.Named<string>("Value"), effect));
                    break;
                case "Assay.EnvironmentVariableAttribute" when Two(attribute) is var (name, value):
                    Check(s_variable, name, "the name of a variable");
                    variables.Add(new(name, value));
                    break;
                case "Assay.SecretVariableAttribute" when Two(attribute) is var (name, secret) && attribute.Argument<string>(2) is { } key:
                    Check(s_variable, name, "the name of a variable");
                    Check(s_secret, secret, "the name of a Secret");
                    Check(s_key, key, "an entry of a Secret");
                    secrets.Add(new(name, secret, key, attribute.Named("Optional", false)));
                    break;
            }
        }

        foreach (var twice in variables.Select(static one => one.Name).Concat(secrets.Select(static one => one.Name)).GroupBy(static name => name, StringComparer.Ordinal).Where(static same => same.Count() > 1))
            refuse("a variable that is set once", twice.Key);
        return new Placement
        {
            NodeLabels = labels.ToEquatableArray(),
            Tolerations = tolerations.ToEquatableArray(),
            Variables = variables.ToEquatableArray(),
            Secrets = secrets.ToEquatableArray(),
        };

        void Check(Regex form, string text, string what)
        {
            if (!form.IsMatch(text))
                refuse(what, text);
        }
    }

    private static (string First, string Second)? Two(AttributeData attribute) =>
        attribute.Argument<string>(0) is { } first && attribute.Argument<string>(1) is { } second ? (first, second) : null;
}
