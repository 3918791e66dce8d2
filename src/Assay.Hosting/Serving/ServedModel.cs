using System.Text.Json;

namespace Assay.Hosting.Serving;

/// <summary>A loaded champion that answers requests, whatever its types.</summary>
internal abstract class ServedModel
{
    public abstract ModelVersion Version { get; }

    /// <summary>Answers the rows of a request, or says what is wrong with them.</summary>
    public abstract Task<PredictionAnswer> AnswerAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation);
}

/// <summary>What a request is answered with: predictions (200), or faults (400 for broken JSON, 422 for rows that are refused).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body.</param>
internal sealed record PredictionAnswer(int Status, byte[] Body)
{
    public static PredictionAnswer Refused(int status, string title, IEnumerable<RequestFault> faults)
    {
        var problem = new RequestProblem(title, status, [.. faults]);
        return new PredictionAnswer(status, JsonSerializer.SerializeToUtf8Bytes(problem, ServingJson.Default.RequestProblem));
    }
}
