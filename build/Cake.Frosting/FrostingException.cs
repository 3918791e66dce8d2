namespace Cake.Frosting;

/// <summary>The build is put together or called wrongly; such a build exits with 2.</summary>
public sealed class FrostingException(string message) : Exception(message);
