using System.Security.Cryptography.X509Certificates;

namespace Assay.Tracking.Client;

/// <summary>The socket handler that TLS options ask for.</summary>
internal static class HttpHandlers
{
    internal static SocketsHttpHandler Create(TrackingOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = options.RequestTimeout < TimeSpan.FromSeconds(15) ? options.RequestTimeout : TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (options.InsecureTls)
        {
#pragma warning disable CA5359 // Asked for by name: MLFLOW_TRACKING_INSECURE_TLS=true.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (options.ServerCertificatePath is { } authorities)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust };
            policy.CustomTrustStore.ImportFromPemFile(authorities);
            handler.SslOptions.CertificateChainPolicy = policy;
        }

        if (options.ClientCertificatePath is { } certificate)
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificate)];
        return handler;
    }
}
