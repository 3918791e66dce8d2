using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Pipelines;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Pipelines;

/// <summary>ASY3009: a parameter of a pipeline that by its name holds a secret.</summary>
internal static class SecretParameterRule
{
    private static readonly string[] s_last =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "credential", "credentials", "apikey", "api_key", "access_key", "secret_key", "private_key",
        "account_key", "connection_string", "connectionstring", "access_token", "auth_token", "api_token", "bearer_token", "refresh_token", "sas_token",
    ];

    public static void Check(Inquiry inquiry, PipelineModel pipeline)
    {
        foreach (var parameter in pipeline.Parameters)
        {
            if (parameter is not { Property: { } property, Kind: ParameterKind.Text } || !IsSecret(Names.Snake(property)))
                continue;
            var hasDefault = parameter.Default is { Text.Length: > 0 };
            inquiry.Report(
                Descriptors.SecretParameter,
                ProblemPlace.Of(inquiry, PipelineProblem.OfParameter(PipelineProblemKind.ParameterType, property)),
                property,
                hasDefault ? "its default stands in the pipeline's file, in Kubeflow's pages and in every tracked run" : "its value stands in Kubeflow's pages and in every tracked run");
        }
    }

    // The words must end the name: TokenColumn, SecretName and PasswordFile tell where something is. Token alone is one; StopToken is text.
    private static bool IsSecret(string name) =>
        name == "token" || s_last.Any(word => name == word || name.EndsWith("_" + word, StringComparison.Ordinal));
}
