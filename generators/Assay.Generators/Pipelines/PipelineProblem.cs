using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines;

/// <summary>Why nothing is made of a pipeline. The analyzers report it at the place that it names.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Step">The method; null where the pipeline itself or one of its parameters is meant.</param>
/// <param name="Parameter">The C# name of the parameter of that method, or of the record; null where none is meant.</param>
/// <param name="Arguments">What a message needs, in the order that <see cref="PipelineProblemKind"/> states.</param>
internal sealed record PipelineProblem(PipelineProblemKind Kind, string? Step, string? Parameter, EquatableArray<string> Arguments)
{
    public static PipelineProblem OfPipeline(PipelineProblemKind kind, params string[] arguments) => new(kind, null, null, new(arguments));

    public static PipelineProblem OfParameter(PipelineProblemKind kind, string parameter, params string[] arguments) => new(kind, null, parameter, new(arguments));

    public static PipelineProblem OfStep(PipelineProblemKind kind, string step, params string[] arguments) => new(kind, step, null, new(arguments));

    public static PipelineProblem OfInput(PipelineProblemKind kind, string step, string parameter, params string[] arguments) =>
        new(kind, step, parameter, new(arguments));
}

/// <summary>What can be wrong with a pipeline. Each member states the arguments of its problem.</summary>
internal enum PipelineProblemKind
{
    /// <summary>The type can't be given a generated part: the name of the <see cref="DeclarationFault"/>.</summary>
    Declaration,

    /// <summary>The pipeline's name, or that of a step, parameter, input or output as Kubeflow would see it, is none there: the name.</summary>
    InvalidName,

    /// <summary>The name of a step that the generator puts in is none in Kubeflow: the name, the dataset or model that it is made of.</summary>
    GeneratedName,

    /// <summary>A step is an instance method, and the record can't be made of its positional properties: why.</summary>
    NotConstructible,

    /// <summary>There is no step. No arguments.</summary>
    NoSteps,

    /// <summary>The schedule is no 5-field cron expression: the text, what is wrong with it.</summary>
    BadSchedule,

    /// <summary>A parameter's type is none that Kubeflow carries: the type.</summary>
    ParameterType,

    /// <summary>A parameter's default is none that Kubeflow carries (not finite, beyond 2^53, no member of its enum): the value.</summary>
    ParameterDefault,

    /// <summary>Two parameters have one name in Kubeflow: the name.</summary>
    ParameterNameTaken,

    /// <summary>Two steps have one name in Kubeflow, or a method has that of a step that the generator puts in: the name.</summary>
    StepNameTaken,

    /// <summary>Two inputs, or two outputs, of a step have one name: the name.</summary>
    WireNameTaken,

    /// <summary>A step is generic, or takes a parameter by reference. No arguments.</summary>
    StepSignature,

    /// <summary>A step takes something that is no wire and can be no service, such as a number: the type.</summary>
    StepParameterType,

    /// <summary>A step returns something that can't be stored: the type.</summary>
    StepReturnType,

    /// <summary>A step returns a tuple with an element without a name: the element's type.</summary>
    OutputUnnamed,

    /// <summary>The type of rows carries neither <c>[Dataset]</c> nor <c>[Columns]</c>: the type.</summary>
    RowsUnmarked,

    /// <summary>Nothing makes what is wanted, and it has no source: the type.</summary>
    WireMissing,

    /// <summary>Several outputs are of the type that is wanted: the type, then each as <c>Step.output</c>.</summary>
    WireAmbiguous,

    /// <summary><c>[From]</c> names no step: the name.</summary>
    FromUnknownStep,

    /// <summary><c>[From]</c> names no output of the step: the step, the output, then the outputs that there are.</summary>
    FromUnknownOutput,

    /// <summary><c>[From]</c> names an output of another type: <c>Step.output</c>, the type found, the type wanted.</summary>
    FromOtherType,

    /// <summary><c>[From]</c> stands on a parameter that takes no wire. No arguments.</summary>
    FromOnService,

    /// <summary>Steps wait for each other: their methods, in the order in which they wait, the first one again at the end.</summary>
    Cycle,

    /// <summary>A step's longest time is no duration: the text.</summary>
    BadTimeout,

    /// <summary>A step's processor or memory is no quantity of Kubernetes above zero: <c>Cpu</c> or <c>Memory</c>, the text.</summary>
    BadQuantity,

    /// <summary>The number of shards isn't 1 to 64: the number.</summary>
    BadPartitions,

    /// <summary>What a step asks of the cluster is none there: what it should be, the text.</summary>
    BadPlacement,

    /// <summary>The number of retries is below zero: the number.</summary>
    BadRetries,

    /// <summary>No step evaluates a model that has a gate (takes it with rows, and returns metrics): the model's name, its type.</summary>
    GateWithoutEvaluation,

    /// <summary>Several steps make a model that has a gate: the model's name, then the steps.</summary>
    CandidateAmbiguous,

    /// <summary>The compiled pipeline breaks a rule of its format; a fault of the generator: the fault.</summary>
    Internal,
}
