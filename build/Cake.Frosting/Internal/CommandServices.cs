using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>Lets Spectre.Console.Cli make the command, which gets the services that are still being collected.</summary>
internal sealed class CommandServices(IServiceCollection services) : ITypeRegistrar, ITypeResolver
{
    private readonly ServiceCollection _own = new();
    private ServiceProvider? _provider;

    public void Register(Type service, Type implementation) => _own.AddSingleton(service, implementation);

    public void RegisterInstance(Type service, object implementation) => _own.AddSingleton(service, implementation);

    public void RegisterLazy(Type service, Func<object> factory) => _own.AddSingleton(service, _ => factory());

    public ITypeResolver Build()
    {
        _own.AddSingleton(services);
        _provider = _own.BuildServiceProvider();
        return this;
    }

    public object? Resolve(Type? type) => type is null ? null : _provider!.GetService(type);
}
