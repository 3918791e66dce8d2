using Cake.Core.IO;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Puts a host together.</summary>
public static class CakeHostExtensions
{
    /// <summary>Gives tasks a context of the build's own.</summary>
    public static CakeHost UseContext<TContext>(this CakeHost host)
        where TContext : class, IFrostingContext =>
        host.ConfigureServices(services =>
        {
            services.AddSingleton<TContext>();
            services.AddSingleton<IFrostingContext>(p => p.GetRequiredService<TContext>());
        });

    /// <summary>Does something before and after all tasks.</summary>
    public static CakeHost UseLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingLifetime =>
        host.ConfigureServices(services => services.AddSingleton<IFrostingLifetime, TLifetime>());

    /// <summary>Sets the folder that relative paths start from; <c>--working</c> goes first.</summary>
    public static CakeHost UseWorkingDirectory(this CakeHost host, DirectoryPath path) =>
        host.ConfigureServices(services => services.AddSingleton(new Internal.WorkingDirectory(path)));
}
