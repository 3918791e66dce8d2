namespace Cake.Frosting;

/// <summary>What happens once before and once after all tasks. Write one by deriving from <see cref="FrostingLifetime"/>.</summary>
public interface IFrostingLifetime
{
    /// <summary>Before the first task.</summary>
    void Setup(ICakeContext context, ISetupContext info);

    /// <summary>After the last task, however it ended.</summary>
    void Teardown(ICakeContext context, ITeardownContext info);
}
