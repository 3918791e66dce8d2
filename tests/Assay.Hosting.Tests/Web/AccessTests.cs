using System.Net;
using System.Net.Http.Headers;
using Assay.Hosting.Configuration;
using Assay.Hosting.Tests.Serving;
using Assay.Hosting.Web;
using Assay.Tracking.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Hosting.Tests.Web;

public sealed class AccessTests
{
    private static readonly string[] s_open = ["/healthz", "/health"];

    [Fact]
    public async Task Every_route_of_the_host_but_the_probes_asks_for_credentials()
    {
        using var folder = new AppFolder();
        folder.Variables["ASSAY_ACCESS__TOKEN"] = "right";
        var environment = folder.Environment(TextWriter.Null, TextWriter.Null);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddAssay(AssayConfiguration.Load(environment), environment);
        await using var app = builder.Build();
        app.UseAssayAccess();
        app.MapAssay();
        await app.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.Single()) };

        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();
        Assert.True(routes.Count > 110, $"{routes.Count} routes");
        foreach (var route in routes)
        {
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var path = System.Text.RegularExpressions.Regex.Replace(route.RoutePattern.RawText!, @"\{[^}]*\}", "x");
            var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.True(answer.StatusCode == (s_open.Contains(path) ? HttpStatusCode.OK : HttpStatusCode.Unauthorized), $"{method} {path}: {answer.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/nothing/here")).StatusCode);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "right");
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/runs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/nothing/here")).StatusCode);
    }

    [Fact]
    public async Task A_user_of_the_configuration_gets_in_with_the_password_whose_hash_serve_wrote()
    {
        using var maker = new AppFolder();
        using var hash = new StringWriter();
        var environment = maker.Environment(hash, TextWriter.Null) with { In = new StringReader("s3cret\n") };
        Assert.Equal(0, await new AssayAppBuilder(["serve", "--hash"], environment).Build().RunAsync());
        Assert.True(PasswordHash.IsHash(hash.ToString().Trim()), hash.ToString());

        var app = new AppFolder();
        app.Variables["ASSAY_ACCESS__USERS__ANA"] = hash.ToString().Trim();
        await using var served = await ServedApp.StartAsync(app);
        Assert.Equal(HttpStatusCode.Unauthorized, (await served.Client.GetAsync("/monitors")).StatusCode);
        served.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("ana:s3cret"u8));
        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/monitors")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await served.Client.GetAsync("/api/2.0/mlflow/experiments/get?experiment_id=0")).StatusCode);
    }
}
