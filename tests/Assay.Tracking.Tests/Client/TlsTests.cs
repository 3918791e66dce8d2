using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Assay.TestKit;
using Assay.Tracking.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Tracking.Tests.Client;

/// <summary>A server with a certificate that no system trusts.</summary>
public sealed class TlsTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly X509Certificate2 _authority = Made("assay-test-server", server: true);
    private readonly X509Certificate2 _client = Made("assay-test-client", server: false);
    private WebApplication? _app;
    private string? _seen;

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_refused_once_and_the_remedy_named()
    {
        var refusal = await Assert.ThrowsAsync<TrackingException>(() => AskAsync(new TrackingOptions { MaxRetries = 3, RetryDelay = TimeSpan.FromMilliseconds(1) }));

        Assert.False(refusal.IsTransient);
        Assert.Contains("MLFLOW_TRACKING_SERVER_CERT_PATH", refusal.Message);
        Assert.DoesNotContain("attempts", refusal.Message);
    }

    [Fact]
    public async Task Its_authority_can_be_named() => Assert.Equal(
        "r", (await AskAsync(new TrackingOptions { ServerCertificatePath = _folder.Write("authority.pem", _authority.ExportCertificatePem()) })).Info.RunId);

    [Fact]
    public async Task Any_certificate_can_be_taken() => Assert.Equal("r", (await AskAsync(new TrackingOptions { InsecureTls = true })).Info.RunId);

    [Fact]
    public async Task A_client_shows_its_own()
    {
        var path = _folder.Write("client.pem", _client.ExportCertificatePem() + "\n" + _client.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());

        await AskAsync(new TrackingOptions { InsecureTls = true, ClientCertificatePath = path });

        Assert.Equal("CN=assay-test-client", _seen);
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = _authority;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.AllowAnyClientCertificate();
        })));
        _app = builder.Build();
        _app.Run(async http =>
        {
            _seen = (await http.Connection.GetClientCertificateAsync())?.Subject;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("{\"run\":{\"info\":{\"run_id\":\"r\"}}}");
        });
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    public void Dispose()
    {
        _authority.Dispose();
        _client.Dispose();
        _folder.Dispose();
    }

    private async Task<Run> AskAsync(TrackingOptions options)
    {
        await using var client = new TrackingClient(options with { ServerUri = new Uri(_app!.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)) });
        return await client.Runs.GetAsync("r");
    }

    private static X509Certificate2 Made(string name, bool server)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: server, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
