namespace Cake.Frosting;

/// <summary>The context that tasks get.</summary>
public interface IFrostingContext : ICakeContext;
