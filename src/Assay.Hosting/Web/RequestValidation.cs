using Assay.CompilerServices;
using Assay.Validation.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Hosting.Web;

/// <summary>Validates what endpoints of a web application are sent, by the rules of its record.</summary>
public static class RequestValidation
{
    /// <summary>
    /// Validates a parameter of type <typeparamref name="T"/>, or a list of them, before the handler runs. A request that breaks a rule of severity
    /// <see cref="Severity.Error"/> is answered with 422 and a problem (RFC 9457) that names member, rule, what is expected and what to do, and no value.
    /// Columns marked <see cref="KnownAfterAttribute"/> or <see cref="LabelAttribute"/> are not looked at. The values that references are checked
    /// against are read once, through <see cref="AssayWeb.AddAssay"/>; without that, such rules don't count.
    /// <code>app.MapPost("/orders", (Order order) => …).WithValidation&lt;Order&gt;();</code>
    /// </summary>
    /// <typeparam name="T">The record, marked <see cref="DatasetAttribute"/> or <see cref="ColumnsAttribute"/>.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <exception cref="InvalidOperationException">The record is not marked; or, when the application starts, the handler takes none.</exception>
    public static RouteHandlerBuilder WithValidation<T>(this RouteHandlerBuilder builder)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(builder);
        var validation = new RequestFilter<T>(AssayModules.Plan<T>());
        builder.ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        return builder.AddEndpointFilterFactory((context, next) =>
        {
            var parameters = context.MethodInfo.GetParameters();
            if (!Array.Exists(parameters, parameter => typeof(T).IsAssignableFrom(parameter.ParameterType) || typeof(IEnumerable<T>).IsAssignableFrom(parameter.ParameterType)))
                throw new InvalidOperationException($"WithValidation<{typeof(T).Name}>: the handler takes neither {typeof(T).Name} nor a list of it; add such a parameter, or name the type that it takes.");
            return call => validation.InvokeAsync(call, next);
        });
    }

    private sealed class RequestFilter<T>(DatasetPlan<T> plan)
    {
        private RequestValidator<T>? _validator;

        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
        {
            var services = call.HttpContext.RequestServices;
            var validator = _validator ?? await MakeAsync(services.GetService<IDatasetSources>(), call.HttpContext.RequestAborted).ConfigureAwait(false);
            var now = (services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow();
            foreach (var argument in call.Arguments)
            {
                var (rows, isList) = argument switch
                {
                    T one => ([one], false),
                    IEnumerable<T> list => (list.ToArray(), true),
                    _ => (Array.Empty<T>(), false),
                };
                if (rows.Length == 0)
                    continue;
                var verdict = validator.Validate(rows, now);
                if (verdict.IsAdmitted)
                    continue;
                var naming = services.GetService<IOptions<JsonOptions>>()?.Value.SerializerOptions.PropertyNamingPolicy;
                return BrokenRules.Of(verdict, isList, naming);
            }

            return await next(call).ConfigureAwait(false);
        }

        // Made with the first request: what it refers to is then there, and a source that was away is tried again with the next. Made twice by two at once, either will do.
        private async Task<RequestValidator<T>> MakeAsync(IDatasetSources? sources, CancellationToken cancellation) =>
            _validator = await RequestValidator<T>.CreateAsync(plan, sources, cancellation).ConfigureAwait(false);
    }
}
