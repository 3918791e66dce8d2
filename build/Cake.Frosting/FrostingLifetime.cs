namespace Cake.Frosting;

/// <summary>A lifetime over Cake's own context.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>;

/// <summary>A lifetime over a context of the build's own.</summary>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <inheritdoc cref="IFrostingLifetime.Setup"/>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <inheritdoc cref="IFrostingLifetime.Teardown"/>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingLifetime.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);

    void IFrostingLifetime.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}
