namespace Cake.Frosting.Internal;

/// <summary>The console, without colours where it is a file, a pipe, or where <c>NO_COLOR</c> asks for none.</summary>
internal sealed class PlainConsole : IConsole
{
    public ConsoleColor ForegroundColor
    {
        get => Console.ForegroundColor;
        set => Console.ForegroundColor = value;
    }

    public ConsoleColor BackgroundColor
    {
        get => Console.BackgroundColor;
        set => Console.BackgroundColor = value;
    }

    public bool SupportAnsiEscapeCodes { get; } =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Write(string format, params object[] arg) => Console.Write(format, arg);

    public void WriteLine(string format, params object[] arg) => Console.WriteLine(format, arg);

    public void WriteError(string format, params object[] arg) => Console.Error.Write(format, arg);

    public void WriteErrorLine(string format, params object[] arg) => Console.Error.WriteLine(format, arg);

    public void ResetColor() => Console.ResetColor();
}
