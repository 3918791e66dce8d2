using Cake.Core.Composition;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Takes the registrations of Cake's modules into a service collection.</summary>
internal sealed class ModuleRegistrar(IServiceCollection services) : ICakeContainerRegistrar
{
    private readonly List<Registration> _registrations = [];

    public ICakeRegistrationBuilder RegisterType(Type type) => Add(new Registration(type, null));

    public ICakeRegistrationBuilder RegisterInstance<TImplementation>(TImplementation instance)
        where TImplementation : class => Add(new Registration(typeof(TImplementation), instance));

    public void Complete()
    {
        foreach (var registration in _registrations)
            registration.AddTo(services);
    }

    private Registration Add(Registration registration)
    {
        _registrations.Add(registration);
        return registration;
    }

    private sealed class Registration(Type implementation, object? instance) : ICakeRegistrationBuilder
    {
        private readonly List<Type> _services = [];
        private ServiceLifetime _lifetime = ServiceLifetime.Singleton;

        public ICakeRegistrationBuilder As(Type type)
        {
            _services.Add(type);
            return this;
        }

        public ICakeRegistrationBuilder AsSelf() => As(implementation);

        public ICakeRegistrationBuilder Singleton() => With(ServiceLifetime.Singleton);

        public ICakeRegistrationBuilder Transient() => With(ServiceLifetime.Transient);

        public void AddTo(IServiceCollection services)
        {
            services.Add(instance is null
                ? new ServiceDescriptor(implementation, implementation, _lifetime)
                : new ServiceDescriptor(implementation, instance));

            // Through the implementation, so that a singleton of several services is one object.
            foreach (var service in _services.Where(s => s != implementation))
                services.Add(new ServiceDescriptor(service, provider => provider.GetRequiredService(implementation), _lifetime));
        }

        private Registration With(ServiceLifetime lifetime)
        {
            _lifetime = lifetime;
            return this;
        }
    }
}
