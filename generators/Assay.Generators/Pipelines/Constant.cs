using System.Globalization;

namespace Assay.Generators.Pipelines;

/// <summary>A default value. <paramref name="Text"/> is the text itself, or a number or truth value as both JSON and YAML write it.</summary>
internal sealed record Constant(bool IsText, string Text)
{
    // What a double holds exactly: Kubeflow carries every number as one.
    private const long MaxInteger = 1L << 53;

    public static Constant Of(string value) => new(true, value);

    public static Constant Of(bool value) => new(false, value ? "true" : "false");

    /// <summary>The number, or null where Kubeflow would change it.</summary>
    public static Constant? Of(long value) =>
        value is > -MaxInteger and < MaxInteger ? new(false, value.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>The number with a point in it, or null where it is not finite.</summary>
    public static Constant? Of(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? null : new(false, Pointed(value.ToString("R", CultureInfo.InvariantCulture)));

    /// <inheritdoc cref="Of(double)"/>
    public static Constant? Of(float value) =>
        float.IsNaN(value) || float.IsInfinity(value) ? null : new(false, Pointed(value.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Turns <c>1</c> into <c>1.0</c> and <c>1E-05</c> into <c>1.0e-05</c>: YAML 1.1 takes neither for a floating-point number.</summary>
    private static string Pointed(string number)
    {
        var exponent = number.IndexOf('E');
        var mantissa = exponent < 0 ? number : number.Substring(0, exponent);
        var tail = exponent < 0 ? "" : "e" + number.Substring(exponent + 1);
        return (mantissa.IndexOf('.') < 0 ? mantissa + ".0" : mantissa) + tail;
    }
}
