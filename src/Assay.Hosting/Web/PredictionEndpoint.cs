using System.Buffers;
using Assay.Hosting.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Web;

/// <summary><c>POST /models/{name}/predict</c>: rows of the model's request as JSON in, predictions with ids out.</summary>
internal static class PredictionEndpoint
{
    private const long MaxBodyBytes = 32 * 1024 * 1024;

    public static void MapPredictions(this IEndpointRouteBuilder routes) => routes.MapPost("/models/{name}/predict", PredictAsync);

    private static async Task<IResult> PredictAsync(string name, HttpContext http)
    {
        var models = http.RequestServices.GetRequiredService<ServedModels>();
        if (await models.FindAsync(name, http.RequestAborted) is not { } model)
        {
            var missing = PredictionAnswer.Refused(404, $"There is no champion of '{name}' to ask.", []);
            return Result(missing);
        }

        if (await ReadAsync(http.Request, http.RequestAborted) is not { } body)
            return Result(PredictionAnswer.Refused(413, $"The body is longer than {MaxBodyBytes} bytes.", []));
        return Result(await model.AnswerAsync(body, http.RequestAborted));
    }

    private static Answered Result(PredictionAnswer answer) => new(answer);

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>((int)Math.Min(request.ContentLength ?? 4096, MaxBodyBytes) + 1);
        int read;
        while ((read = await request.Body.ReadAsync(buffer.GetMemory(4096), cancellation)) > 0)
        {
            buffer.Advance(read);
            if (buffer.WrittenCount > MaxBodyBytes)
                return null;
        }

        return buffer.WrittenMemory;
    }

    private sealed class Answered(PredictionAnswer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = answer.Status;
            httpContext.Response.ContentType = answer.Status == 200 ? "application/json" : "application/problem+json";
            httpContext.Response.ContentLength = answer.Body.Length;
            return httpContext.Response.Body.WriteAsync(answer.Body, httpContext.RequestAborted).AsTask();
        }
    }
}
