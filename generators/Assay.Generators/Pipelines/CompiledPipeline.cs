using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines;

/// <summary>What the compiler gets of a pipeline.</summary>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Source">Its content, artifacts included.</param>
/// <param name="Plan">The expression that gives the plan, for the module.</param>
/// <param name="Faults">What is wrong with the compiled pipeline: a fault of the generator. Where there is one, there is no source.</param>
internal sealed record CompiledPipeline(string HintName, string Source, string Plan, EquatableArray<PipelineProblem> Faults);
