using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Assay.CompilerServices;
using Assay.Validation.Requests;

namespace Assay.Hosting.Serving;

/// <summary>
/// Answers requests: reads rows, validates them by the rules of the declaration, makes features by the method that training used,
/// predicts, and keeps the predictions for the monitors before it answers.
/// </summary>
internal sealed class ServedModel<TModel, TRequest, TInput, TOutput>(
    ModelPlan<TModel, TRequest, TInput, TOutput> plan,
    TModel model,
    ModelVersion version,
    IPredictionLog log,
    RequestValidator<TRequest> validator,
    TimeProvider clock) : ServedModel
    where TModel : IModel<TInput, TOutput>
{
    private const string Id = "id";

    public override ModelVersion Version => version;

    public override async Task<PredictionAnswer> AnswerAsync(ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var faults = new List<RequestFault>();
        List<TRequest> requests;
        try
        {
            requests = RequestReader.Read(plan.Request, body.Span, faults);
        }
        catch (JsonException broken)
        {
            var place = broken.LineNumber is { } line ? $"line {line + 1}, byte {broken.BytePositionInLine + 1}" : null;
            return PredictionAnswer.Refused(400, "The body is no JSON of rows.", [new RequestFault(null, null, null, place, "a JSON object, or a list of them")]);
        }

        if (faults.Count > 0)
            return PredictionAnswer.Refused(422, $"Rows are not as {plan.Request.Descriptor.Name} is declared.", faults);
        var verdict = validator.Validate(CollectionsMarshal.AsSpan(requests), clock.GetUtcNow());
        if (!verdict.IsAdmitted)
            return PredictionAnswer.Refused(422, $"Rows break rules of {plan.Request.Descriptor.Name}.", FaultsOf(verdict));

        var inputs = requests.ConvertAll(plan.ToFeatures);
        var outputs = new TOutput[inputs.Count];
        await model.PredictAsync(inputs.ToArray(), outputs, cancellation).ConfigureAwait(false);
        var ids = inputs.ConvertAll(_ => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
        var times = EventTimes.Of(plan.Request, requests, clock.GetUtcNow());
        var rows = new PredictionRows<TRequest, TInput, TOutput>(version.Version, ids, times, requests, inputs, outputs);
        await log.AppendAsync(plan, rows, cancellation).ConfigureAwait(false);
        return new PredictionAnswer(200, Write(ids, outputs));
    }

    private static IEnumerable<RequestFault> FaultsOf(Verdict verdict) =>
        from rule in verdict.Rules
        where rule.Status == VerdictStatus.Failed
        from sample in rule.Samples.DefaultIfEmpty()
        select new RequestFault(sample?.Row, rule.Columns.Count == 1 ? rule.Columns[0] : null, rule.Id, null, rule.Expectation);

    private byte[] Write(List<string> ids, TOutput[] outputs)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("model", plan.Descriptor.Name);
        writer.WriteNumber("version", version.Version);
        writer.WriteStartArray("predictions");
        for (var i = 0; i < outputs.Length; i++)
        {
            writer.WriteStartObject();
            writer.WriteString(Id, ids[i]);
            writer.WritePropertyName("output");
            plan.Output.WriteJson(writer, outputs[i]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
