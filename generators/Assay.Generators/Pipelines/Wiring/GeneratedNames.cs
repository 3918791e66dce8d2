namespace Assay.Generators.Pipelines.Wiring;

/// <summary>The names of the steps that the generator puts in.</summary>
internal static class GeneratedNames
{
    public static string Validate(string dataset) => "validate-" + dataset;

    public static string Observe(string dataset) => "observe-" + dataset;

    public static string Admit(string dataset) => "admit-" + dataset;

    public static string Gate(string model) => "gate-" + model;

    public static string Deploy(string model) => "deploy-" + model;
}
