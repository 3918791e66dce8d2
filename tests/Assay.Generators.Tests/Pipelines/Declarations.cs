using Assay.Generators.Pipelines;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>Short pipelines over the declarations that the cases share.</summary>
internal static class Declarations
{
    /// <summary>The source of a pipeline with these parameters and members.</summary>
    public static string Source(string members, string parameters = "", string attribute = "Pipeline(\"small\")") => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Assay;

        namespace Shop;

        public enum Size { Small, Large }

        [{{attribute}}]
        public sealed partial record Small{{(parameters.Length == 0 ? "" : $"({parameters})")}}
        {
            {{members}}
        }
        """;

    /// <summary>What the reader makes of it.</summary>
    public static PipelineModel Pipeline(string members, string parameters = "", string attribute = "Pipeline(\"small\")") =>
        PipelineRun.ReadOne(Source(members, parameters, attribute), PipelineSources.Shop);
}
