namespace Cake.Frosting;

/// <summary>Cake's context; derive from it to carry what the tasks of a build share.</summary>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
